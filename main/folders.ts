import { join } from 'node:path';

/** What lies below the data folder; backups carry `files` and keys, not the trial mailbox. */
export const mailboxFolder = (data: string): string => join(data, 'mailbox');
export const filesFolder = (data: string): string => join(data, 'files');
