import type { FastifyBaseLogger } from 'fastify';
import type { WorkerContract } from '../checks/agreement/agreement.ts';
import type { CategoryWords } from '../domain/classification/category-words.ts';
import type { Classification } from '../domain/classification/classify.ts';
import type { Clock, Wall } from '../domain/clock.ts';
import type { Engine, Incident } from '../engine/port.ts';
import type { Database } from '../store/database.ts';
import type { Unit } from '../store/unit-of-work.ts';
import type { FileStore } from './documents/file-store.ts';
import type { StandardService } from './releases/standard-service.ts';
import type { CaseCodes } from './secrets.ts';

/** What the API is configured by; main/config.ts reads it. */
export interface ApiConfig {
  /** How browsers reach the server, without a slash at the end: `https://sakin.example.az`. */
  publicUrl: string;
  /** Folder for the keys of the trial provider and of cookies. */
  keysFolder: string;
  /** Folder with the built screens (dist/ui); undefined: none are served. */
  uiFolder?: string | undefined;
  /** Folder of the trial mailbox; undefined when mail goes to a real server. */
  mailboxFolder?: string | undefined;
  signIn:
    | { kind: 'trial'; password: string }
    | { kind: 'issuer'; issuer: string; clientId: string; clientSecret: string; audience?: string | undefined };
  /** Whether the API can be browsed at /docs; yes when left out. */
  docs?: boolean;
  /** The one-time token that `--empty` prints; undefined: no set-up is open. */
  setupToken?: string | undefined;
  /** A session ends so many hours after sign-in. */
  sessionHours?: number;
  /** Largest document in bytes. */
  maxUploadBytes?: number;
  /** Requests a minute and address: of everybody, and on public pages that take something; usual ones when left out. */
  rateLimit?: { all: number; public: number } | undefined;
  /** How often the event stream looks for news, in milliseconds. */
  eventsPollMs?: number;
  /** Behind a reverse proxy: its addresses, as in Fastify's trustProxy. */
  trustProxy?: string | undefined;
  /** Who may ask for /metrics: addresses, networks or `loopback`, or whoever shows the token; loopback alone when left out. */
  metrics?: { allow: readonly string[]; token?: string | undefined };
  /** Tests: every reply is checked against its own schema, and a reply that breaks it is a 500. */
  checkReplies?: boolean;
}

export interface RelayHealth {
  queued: number;
  oldestMs: number;
  failed: number;
}

/** What the words of a release say of a description, beside those that the authority keeps with its categories. */
export interface WordsOfReleases {
  view(
    unit: Unit,
    tenant: string,
    release: string,
  ): Promise<{
    classify(text: string, language: string | null, own: readonly CategoryWords[]): Promise<Classification>;
  }>;
}

/** Everything the API reaches. */
export interface ApiDeps {
  /** Under the role sakin_app. */
  database: Database;
  engine: Engine<Unit> & {
    /** The unresolved incidents within reach of the unit of work, where the engine has the ability to tell them. */
    incidents?(unit: Unit, run?: string): Promise<Incident[]>;
  };
  /** What diagrams must know of the product's workers, by job type. */
  workers: ReadonlyMap<string, WorkerContract>;
  clock: Clock;
  wall: Wall;
  /** The secret codes of cases; random ones when left out. */
  codes?: CaseCodes | undefined;
  /** A calendar has a new revision: computes the running deadlines anew, in the background. */
  rearm?: ((tenant: string, calendar: string, by: string) => void) | undefined;
  /** Services that come with the product, by case type. */
  standardServices?: Record<string, () => StandardService> | undefined;
  /** The words of releases, as the workers ask them. */
  words?: WordsOfReleases | undefined;
  config: ApiConfig;
  files: FileStore;
  logger?: FastifyBaseLogger | undefined;
  /** What waits in the outbox, whatever process sends it. */
  relay?: { health(): Promise<RelayHealth> } | undefined;
}
