import type { FastifyBaseLogger } from 'fastify';
import type { Wall } from '../../domain/clock.ts';
import type { Database } from '../../store/database.ts';
import type { Config } from '../config.ts';
import { mailboxFolder } from '../folders.ts';
import { mailboxChannel } from './mailbox-channel.ts';
import { Relay } from './relay.ts';
import { smtpChannel } from './smtp-channel.ts';

/** The relay as this installation is configured, already sending: to a mail server, or to the trial mailbox. */
export function startRelay(config: Config, database: Database, wall: Wall, logger: FastifyBaseLogger): Relay {
  const mail = config.SMTP_URL
    ? smtpChannel(config.SMTP_URL, config.MAIL_FROM)
    : mailboxChannel(mailboxFolder(config.SAKIN_DATA), config.MAIL_FROM, wall);
  const relay = new Relay(database, { mail }, wall);
  relay.start((error) => logger.error({ err: error }, 'the relay could not reach the database'));
  return relay;
}
