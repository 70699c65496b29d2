import { tenantId } from '../address.ts';
import type { Proof } from './kept-requests.ts';

/** The request that this tab is about: nothing needs to be typed again until it is closed, and the code stands in no address. */
export interface TabRequest extends Proof {
  /** Where letters go; empty without an address. */
  email?: string;
  /** Just reported in this tab: number and code are still shown. */
  fresh?: boolean;
  /** It had arrived before, in other words than were sent last. */
  asFirstTyped?: boolean;
}

const place = `sakin.request.${tenantId}`;

export function tabRequest(): TabRequest | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as TabRequest | null;
  } catch {
    return null;
  }
}

export function keepInTab(request: TabRequest | null): void {
  try {
    if (request) sessionStorage.setItem(place, JSON.stringify(request));
    else sessionStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing: it is typed again.
  }
}
