import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Wall } from '../../domain/clock.ts';
import type { Attempt, Channel } from './channel.ts';
import { mailOf, messageIdOf } from './mail-payload.ts';

/**
 * The trial mailbox: each mail is one file `<tenant>/<outbox id>.eml` (RFC 5322), written whole or not at all. The name removes duplicates.
 * `mailbox.json`-like indexes are not kept: a reader lists the folder.
 */
export function mailboxChannel(folder: string, from: string, wall: Wall): Channel {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    removesDuplicates: true,
    async send({ tenant, id, payload }): Promise<Attempt> {
      const mail = mailOf(payload);
      if ('fault' in mail) return { kind: 'refused', reason: mail.fault, final: true };
      const { message } = await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: messageIdOf(id, from),
        date: wall.now(),
        textEncoding: 'base64',
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.language ? { 'Content-Language': mail.language } : {}),
        },
      });
      const box = join(folder, tenant);
      await mkdir(box, { recursive: true });
      const draft = join(box, `.${randomUUID()}`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(message as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(box, `${id}.eml`));
      return { kind: 'sent' };
    },
    close: async () => {},
  };
}
