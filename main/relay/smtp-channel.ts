import nodemailer from 'nodemailer';
import type { Attempt, Channel } from './channel.ts';
import { mailOf, messageIdOf } from './mail-payload.ts';

/** Codes of nodemailer for attempts that ended before the message was handed over. */
const before = new Set(['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE']);

/** Mail through a real SMTP server. Such servers do not remove duplicates, so an interrupted hand-over is left to a person. */
export function smtpChannel(url: string, from: string): Channel {
  // Without limits of ours a silent server would be waited for ten minutes.
  const limits = { dnsTimeout: 15_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
  const transport = nodemailer.createTransport({ url, ...limits }, { from });
  return {
    removesDuplicates: false,
    async send({ id, payload }): Promise<Attempt> {
      const mail = mailOf(payload);
      if ('fault' in mail) return { kind: 'refused', reason: mail.fault, final: true };
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: messageIdOf(id, from),
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(mail.language ? { 'Content-Language': mail.language } : {}),
          },
        });
        return { kind: 'sent' };
      } catch (thrown) {
        const error = thrown as { code?: string; syscall?: string; responseCode?: number; message: string };
        // 5xx is a final no (RFC 5321, 4.2.1), 4xx a later; both mean that the message was not taken.
        if (error.responseCode) return { kind: 'refused', reason: error.message, final: error.responseCode >= 500 };
        // A socket error is told apart by the call that failed: one that never connected handed nothing over.
        if (error.syscall === 'connect' || (error.code && before.has(error.code)))
          return { kind: 'refused', reason: error.message, final: false };
        return { kind: 'unknown', reason: error.message };
      }
    },
    close: async () => transport.close(),
  };
}
