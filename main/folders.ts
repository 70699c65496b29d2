import { join } from 'node:path';

/** What lies below the data folder; backups carry `files` and keys, not the trial mailbox. */
export const mailboxFolder = (data: string): string => join(data, 'mailbox');
export const filesFolder = (data: string): string => join(data, 'files');

/** Lies in a data folder that a restore fills from within; while it is there, the folder is not whole. */
export const RESTORING = 'restoring';
