/** What an import does to one kind of thing. */
export interface Changes {
  what: string;
  added: string[];
  changed: string[];
  same: number;
  /** In the database, but not in the folder: left as they are. */
  others: string[];
}

const most = 8;
const listed = (ids: readonly string[]): string =>
  ids.length > most ? `${ids.slice(0, most).join(', ')}, ...` : ids.join(', ');

/** "departments: 2 added (water, roads), 10 as they were; not in the folder, left alone: 1 (parks)" */
export function inWords({ what, added, changed, same, others }: Changes): string {
  const parts = [
    added.length > 0 ? `${added.length} added (${listed(added)})` : '',
    changed.length > 0 ? `${changed.length} changed (${listed(changed)})` : '',
    same > 0 ? `${same} as they were` : '',
  ].filter(Boolean);
  const left = others.length > 0 ? `; not in the folder, left alone: ${others.length} (${listed(others)})` : '';
  return `${what}: ${parts.join(', ') || 'none'}${left}`;
}
