import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FeedRow } from '../../store/feed.read-model.ts';
import { Case, can, type Member } from '../policies/index.ts';
import type { EventHub, Listening } from './event-hub.ts';

/** A change as integrators read it. */
export const presentChange = (row: FeedRow) => ({
  seq: row.seq,
  type: row.type,
  caseId: row.caseId,
  caseNumber: row.caseNumber,
  source: row.source,
  externalNumber: row.externalNumber,
  at: row.at,
  payload: row.payload,
});

/** News of a case reach who may read it; news of a task also whose it was when the case has gone to others. */
export const showsTo = (who: Member, row: FeedRow): boolean =>
  who.isIn(row.groups ?? []) ||
  can(who, 'read', Case, {
    department: row.departmentId,
    organisation: row.organisationId,
    openedBy: row.openedBy ?? '',
    status: '',
    outcome: null,
    hasDeadline: false,
    paused: false,
    passed: false,
    termChanges: { extend: [], shorten: [], pause: [] },
    changesMade: { extend: 0, shorten: 0, pause: 0, resume: 0 },
    cancelRoles: [],
    reopenable: false,
  });

/** Turns a reply into a stream of events that ends when the browser goes. */
export function openStream(
  hub: EventHub,
  request: FastifyRequest,
  reply: FastifyReply,
  listening: Omit<Listening, 'send' | 'close'>,
): void {
  const headers = reply.getHeaders();
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  });
  reply.raw.write('retry: 2000\n\n');
  const end = hub.add({ ...listening, send: (text) => void reply.raw.write(text), close: () => reply.raw.end() });
  request.raw.on('close', end);
}
