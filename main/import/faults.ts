import { Refusal } from '../refusal.ts';

/** What is wrong, and where: a file, its line, the field. */
export interface ImportFault {
  file: string;
  line?: number | undefined;
  field?: string | undefined;
  message: string;
}

const most = 50;

export const faultLine = ({ file, line, field, message }: ImportFault): string =>
  `${file}${line ? `:${line}` : ''}: ${field ? `${field}: ` : ''}${message}`;

/** Nothing was written: says everything that is wrong at once. */
export function refuseIfAny(faults: readonly ImportFault[]): void {
  if (faults.length === 0) return;
  const lines = faults.slice(0, most).map(faultLine);
  if (faults.length > most) lines.push(`... and ${faults.length - most} more`);
  throw new Refusal(
    `Nothing was loaded, for there ${faults.length === 1 ? 'is a fault' : 'are faults'}:\n${lines.join('\n')}`,
  );
}
