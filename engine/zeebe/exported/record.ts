import { parseExactly } from '../gateway/exact-json.ts';

/** A record of the cluster's log, as the exporter posts it. Keys are texts. */
export interface ExportedRecord {
  position: number;
  key: string;
  /** Epoch milliseconds by the cluster's clock. */
  timestamp: number;
  valueType: string;
  intent: string;
  value: Value;
}

/** What of all kinds of records is read here. */
export interface Value {
  processInstanceKey: string;
  processDefinitionKey: string;
  elementId: string;
  elementInstanceKey: string;
  /** '-1': of no parent. */
  parentProcessInstanceKey: string;
  flowScopeKey: string;
  scopeKey: string;
  bpmnElementType: string;
  type: string;
  name: string;
  value: string;
  jobKey: string;
  errorType: string;
  errorMessage: string;
}

const keys = [
  'processInstanceKey',
  'processDefinitionKey',
  'elementInstanceKey',
  'parentProcessInstanceKey',
  'flowScopeKey',
  'scopeKey',
  'jobKey',
] as const;

/** The records of a batch, one JSON object a line, in the order of their positions. @throws SyntaxError */
export function recordsIn(batch: string): ExportedRecord[] {
  return batch
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(recordOf);
}

function recordOf(line: string): ExportedRecord {
  const said = parseExactly(line) as Partial<ExportedRecord> & { key?: unknown; value?: { [name: string]: unknown } };
  const { position, key, timestamp, valueType, intent, value } = said ?? {};
  if (!Number.isSafeInteger(position) || typeof valueType !== 'string' || typeof intent !== 'string' || !value)
    throw new SyntaxError(`expected a record of Zeebe but got ${line.slice(0, 100)}`);
  const texts = Object.fromEntries(keys.flatMap((name) => (name in value ? [[name, String(value[name])]] : [])));
  return {
    position: position!,
    key: String(key),
    timestamp: Number(timestamp),
    valueType,
    intent,
    value: { ...value, ...texts } as Value,
  };
}
