/** How a cluster's gateway is reached. */
export interface GatewaySettings {
  /** `host:port` of the gRPC gateway. */
  address: string;
  /** The gateway's protocol file, `engine/zeebe/gateway.proto`. */
  protocol: string;
  /** TLS; plain text when left out. `roots` in PEM where the authority is not one that Node knows; `key` and `certificate` where the gateway asks for them. */
  tls?: { roots?: Buffer; key?: Buffer; certificate?: Buffer };
  /** A token by OAuth client credentials goes with each call. */
  oauth?: OAuthSettings;
  /** How long a command may take, in milliseconds. */
  requestTimeoutMs?: number;
  /** How long the gateway may hold a request for jobs open, in milliseconds. */
  pollTimeoutMs?: number;
}

export interface OAuthSettings {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  audience?: string;
  scope?: string;
}

export const usualRequestTimeoutMs = 15_000;
/** Long enough to be cheap, short enough for whatever stands in between: many proxies cut a call that is silent for a minute. */
export const usualPollTimeoutMs = 20_000;
