import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/** What a mail in the outbox consists of. */
export const MailPayload = Type.Object({
  to: Type.String({ minLength: 3 }),
  subject: Type.String({ minLength: 1 }),
  text: Type.String({ minLength: 1 }),
  /** BCP 47; goes into Content-Language. */
  language: Type.Optional(Type.String()),
});
export type MailPayload = Static<typeof MailPayload>;

/** The mail in an outbox row, or why it is none. */
export function mailOf(payload: unknown): MailPayload | { fault: string } {
  const [first] = Value.Errors(MailPayload, payload);
  return first ? { fault: `mail${first.path}: ${first.message}` } : (payload as MailPayload);
}

/** The same row gives the same Message-ID however often it is sent (RFC 5322, 3.6.4). */
export const messageIdOf = (id: string, from: string): string =>
  `<${id}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'}>`;
