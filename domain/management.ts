import type { CivilDate } from './instant.ts';

/** Who manages a place (a building, or all below it), from a day on, until before another one. */
export interface Management {
  readonly territory: string;
  readonly department: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

const holdsOn = ({ from, to }: Management, day: CivilDate): boolean => from <= day && (to === null || day < to);

/** Who manages a place on a day: said of the place itself, else of the nearest one above it. `places`: the nearest first. */
export function managerOn(
  managements: readonly Management[],
  places: readonly string[],
  day: CivilDate,
): Management | undefined {
  for (const place of places) {
    const found = managements.find((each) => each.territory === place && holdsOn(each, day));
    if (found) return found;
  }
  return undefined;
}

/**
 * Is a case with a department that managed its place, though another one manages it now? A department that never did has the case for
 * another reason: nothing changes hands.
 */
export function changedHands(
  managements: readonly Management[],
  places: readonly string[],
  department: string | null,
  day: CivilDate,
): Management | undefined {
  const now = managerOn(managements, places, day);
  if (!now || department === null || now.department === department) return undefined;
  const managed = managements.some((each) => places.includes(each.territory) && each.department === department);
  return managed ? now : undefined;
}
