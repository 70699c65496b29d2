import { randomKey } from '../../../ui-kit/random-key.ts';
import { tenantId } from '../../address.ts';

const place = `sakin.report.${tenantId}`;

/** What was typed. Old phones throw a page away while the camera is open; without this the text would be gone. */
export interface Draft<Body = unknown> {
  /** Goes with the request, so that sending it twice makes one case. */
  key: string;
  values: Record<string, string>;
  /** What was sent under the key and got no answer: it may have arrived. */
  sent?: Body | undefined;
}

export function readDraft<Body>(): Draft<Body> {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Draft<Body> | null;
    if (kept?.key) return kept;
  } catch {
    // unreadable or not allowed: begin anew
  }
  return { key: randomKey(), values: {} };
}

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // the text lives on in the page
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // nothing was kept
  }
}
