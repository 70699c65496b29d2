import type { Wall } from '../../../domain/clock.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import { GatewayFailure } from './failure.ts';
import type { OAuthSettings } from './settings.ts';

/** A token is renewed this long before it ends: a call may take a while. */
const marginMs = 60_000;
/** After a refusal the provider is left alone for so long, or every call would ask it again. */
const refusedMs = 5_000;

interface Held {
  until: number;
  token: Promise<string>;
}

/** The token of OAuth client credentials, asked for once for all who need it and kept until shortly before it ends. */
export class Token {
  readonly #settings: OAuthSettings;
  readonly #wall: Wall;
  readonly #timeoutMs: number;
  #held: Held | undefined;

  constructor(settings: OAuthSettings, wall: Wall, timeoutMs: number) {
    this.#settings = settings;
    this.#wall = wall;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws GatewayFailure when the provider gives none */
  get(): Promise<string> {
    if (this.#held && this.#now() < this.#held.until) return this.#held.token;
    const held: Held = { until: Number.POSITIVE_INFINITY, token: this.#ask((until) => (held.until = until)) };
    this.#held = held;
    held.token.catch(() => {
      held.until = this.#now() + refusedMs;
    });
    return held.token;
  }

  /** The cluster did not take it: the next call asks for another. */
  refused(): void {
    this.#held = undefined;
  }

  #now(): number {
    return millisecondsOf(this.#wall.now());
  }

  async #ask(lasts: (until: number) => void): Promise<string> {
    const { tokenUrl, clientId, clientSecret, audience, scope } = this.#settings;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(audience && { audience }),
      ...(scope && { scope }),
    });
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const reply = await fetch(tokenUrl, { method: 'POST', body, signal }).catch((error: Error) => {
      throw new GatewayFailure('UNAVAILABLE', `${tokenUrl} gave no token: ${error.message}`);
    });
    const said = (await reply.json().catch(() => ({}))) as { access_token?: string; expires_in?: number };
    if (!reply.ok || !said.access_token)
      throw new GatewayFailure('UNAUTHENTICATED', `${tokenUrl} gave no token: ${reply.status}`);
    lasts(this.#now() + Math.max(1_000, (said.expires_in ?? 300) * 1_000 - marginMs));
    return said.access_token;
  }
}
