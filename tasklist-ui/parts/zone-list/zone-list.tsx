const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Is it a time zone that this browser knows? */
export const knownZone = (zone: string): boolean => zones.includes(zone) || zone === 'UTC';

/** The zone of this browser; empty where it has none of a place, as on many servers. */
export function ownZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'UTC' || timeZone.startsWith('Etc/') ? '' : timeZone;
}

/** Time zones, for a field with suggestions. */
export function ZoneList({ id }: { id: string }) {
  return (
    <datalist id={id}>
      {zones.map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
