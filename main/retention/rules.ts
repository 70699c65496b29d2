/**
 * What becomes of the rows of every table: a rule, or the reason why they stay. test/main/retention holds this list against the database.
 * Periods are ISO 8601.
 */

/** Rows of a case, erased so long after its end: as its service says under `retention`, else after the usual time. */
export const ofCase: {
  readonly [kind: string]: { readonly table: string; readonly usual: string; readonly also?: string };
} = {
  persons: { table: 'case_person', usual: 'P5Y' },
  texts: {
    table: 'case_text',
    usual: 'P5Y',
    // What the classification has read in the description, word by word.
    also: `update cases set classification = jsonb_set(classification - 'candidates', '{reasons,words}', 'null')
           where tenant_id = :tenant and case_type = :caseType and ended_at < :before
             and jsonb_typeof(classification #> '{reasons,words}') = 'object'`,
  },
  answers: { table: 'task_answers', usual: 'P5Y' },
  documents: { table: 'documents', usual: 'P5Y' },
  // Ids and codes: what a replay of the case through a changed diagram needs.
  receipts: { table: 'receipts', usual: 'P5Y' },
};

/** Kinds that a service may give a time of its own. */
export const erasableKinds: readonly string[] = Object.keys(ofCase);

/** Rows of the house: how long they are of use, by the wall. `:before` is the instant so long ago. */
export const ofHouse: readonly { kind: string; tables: readonly string[]; after: string; sql: string }[] = [
  {
    kind: 'idempotency-keys',
    tables: ['idempotency_keys'],
    after: 'P7D',
    sql: 'delete from idempotency_keys where made_at < :before',
  },
  {
    kind: 'sent-outbox',
    tables: ['outbox'],
    after: 'P90D',
    sql: `delete from outbox where state = 'sent' and sent_at < :before`,
  },
  // Nobody has decided about them for so long; they hold names, addresses and links.
  {
    kind: 'unsent-outbox',
    tables: ['outbox'],
    after: 'P90D',
    sql: `delete from outbox where state in ('failed', 'unknown', 'left') and due_at < :before`,
  },
  { kind: 'sessions', tables: ['session'], after: 'P0D', sql: 'delete from session where expires_at < :before' },
  {
    kind: 'oidc-payloads',
    tables: ['oidc_payload'],
    after: 'P0D',
    sql: 'delete from oidc_payload where expires_at < :before',
  },
  { kind: 'heartbeats', tables: ['heartbeat'], after: 'P1D', sql: 'delete from heartbeat where contact_at < :before' },
  // Who spoke when, for the service level: never of a case that is still open, whose answer it may prove.
  {
    kind: 'calls',
    tables: ['calls', 'case_calls'],
    after: 'P5Y',
    sql: `with old as (
            select tenant_id, id from calls k where offered_at < :before and not exists (
              select from case_calls b join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id
              where b.tenant_id = k.tenant_id and b.call_id = k.id and c.status = 'open')),
          unbound as (delete from case_calls b using old where b.tenant_id = old.tenant_id and b.call_id = old.id returning b.call_id)
          delete from calls k using old where k.tenant_id = old.tenant_id and k.id = old.id and (select count(*) from unbound) >= 0`,
  },
  {
    kind: 'readings',
    tables: ['person_read'],
    after: 'P5Y',
    sql: 'delete from person_read where read_at < :before',
  },
  // An incident itself stays until it is mended or its case ends; the words of its error need not.
  {
    kind: 'words-of-incidents',
    tables: ['engine_incident'],
    after: 'P1Y',
    sql: `update engine_incident set message = '' where raised_at < :before and message <> ''`,
  },
  {
    kind: 'words-of-zeebe-incidents',
    tables: ['zeebe_incident'],
    after: 'P1Y',
    sql: `update zeebe_incident set message = '' where raised_at < :before and message <> ''`,
  },
  // Whole months, and none in which a living instance began or went on.
  {
    kind: 'months-of-history',
    tables: ['engine_history'],
    after: 'P5Y',
    sql: 'select sakin_drop_history(:before)',
  },
];

const content = 'what a case was promised and decided by: its release names it';
const register = 'who and where: kept with the cases that name it, changed by administrators';
const facts = 'ids, codes and instants of a case: figures, proofs and replays stay valid when its persons are erased';
const engine = 'the state of living instances: the engine removes it when they end';

/** Tables that nothing erases, and why. */
export const kept: { readonly [table: string]: string } = {
  acceptances: facts,
  administration_events: 'who changed what of an authority, by ids and codes',
  calendar: content,
  cancellations: facts,
  case_events: `${facts}; whole months can be archived, see docs/operation.md`,
  case_runs: facts,
  case_search: 'made of what is erased, and erased with it (search_forgets)',
  cases: facts,
  category: register,
  confirmations: facts,
  corrections: facts,
  deadlines: facts,
  department: register,
  draft: 'what analysts are about to release: gone when it is released or discarded',
  draft_file: 'the same',
  engine: 'one row for each engine there ever was; receipts name it',
  engine_definition: content,
  engine_decision: content,
  engine_form: content,
  engine_instance: engine,
  engine_job: engine,
  engine_message: 'messages under way: the engine sweeps those that have expired',
  engine_start: 'what starts the newest version of a process: the next version replaces it',
  engine_subscription: engine,
  engine_timer: engine,
  erasures: 'the proof of what was erased',
  management: register,
  membership: 'who may do what, until an administrator takes it',
  migration: 'the books of the schema',
  migration_lock: 'the books of the schema',
  objections: facts,
  organisation: register,
  person: 'staff: the name behind the ids in the history of cases; administrators deactivate whoever leaves',
  privacy_notice: 'which words a person was shown',
  public_number: 'counts on for ever',
  release: content,
  release_definition: content,
  release_file: content,
  responsibility: register,
  tasks: facts,
  tellings: facts,
  tenant: register,
  tenant_reader: register,
  term_changes: facts,
  term_wishes: facts,
  territory: register,
  zeebe_command: 'what is on its way to a cluster: gone when it has arrived',
  zeebe_definition: content,
  zeebe_export: 'how far a cluster was heard: one row for each partition',
  zeebe_instance: engine,
  zeebe_task: engine,
};
