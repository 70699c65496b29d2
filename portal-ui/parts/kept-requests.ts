import { tenantId } from '../address.ts';

/** What one has to know to ask for a request. */
export interface Proof {
  number: string;
  code: string;
}

const place = `sakin.requests.${tenantId}`;

/** The requests that somebody has kept on this device, the newest first. */
export function keptRequests(): Proof[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Proof[];
  } catch {
    return [];
  }
}

/** False: this browser keeps nothing. */
export function keepRequest({ number, code }: Proof): boolean {
  return write([{ number, code }, ...keptRequests().filter((each) => each.number !== number)]);
}

export const forgetRequest = (number: string): boolean =>
  write(keptRequests().filter((each) => each.number !== number));

function write(requests: readonly Proof[]): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(requests));
    return true;
  } catch {
    return false;
  }
}
