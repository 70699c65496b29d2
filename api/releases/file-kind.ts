import { basename } from 'node:path';
import type { ReleaseFileRecord } from '../../store/release.store.ts';

/** What a file of a service's folder is, by its name; undefined: it does not belong to a release (scenarios, pictures). */
export function fileKind(name: string): ReleaseFileRecord['kind'] | undefined {
  const file = basename(name);
  if (file.endsWith('.bpmn')) return 'bpmn';
  if (file.endsWith('.dmn')) return 'dmn';
  if (file.endsWith('.form')) return 'form';
  if (/^texts\.[a-z]{2}\.json$/.test(file)) return 'texts';
  if (file === 'service.json') return 'settings';
  if (file === 'classification.json') return 'classification';
  return file === 'README.md' ? 'readme' : undefined;
}
