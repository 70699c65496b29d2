import type { CaseFilter } from './use-cases.ts';

const plain = ['status', 'categoryId', 'departmentId', 'q', 'phone'] as const;

/** How open cases stand. */
export const standings = [
  'being-assigned',
  'waiting',
  'in-work',
  'answered',
  'returned',
  'reworked',
  'in-dispute',
  'overdue',
] as const;

/** The filter as the page's address says it, so that a link or the way back shows the same list. */
export function filterOf(address: URLSearchParams): CaseFilter {
  const filter: CaseFilter = {};
  for (const key of plain) {
    const value = address.get(key);
    if (value) filter[key] = value;
  }
  const standing = standings.find((each) => each === address.get('standing'));
  if (standing) filter.standing = standing;
  const urgency = address.get('urgency');
  if (urgency === 'normal' || urgency === 'urgent' || urgency === 'emergency') filter.urgency = urgency;
  if (address.get('late') === 'true') filter.late = true;
  const sort = address.get('sort');
  if (sort === 'urgency' || sort === 'due') filter.sort = sort;
  return filter;
}

/** The address with one choice changed; an empty one leaves it. */
export function withChoice(address: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(address);
  if (value) next.set(key, value);
  else next.delete(key);
  return next;
}
