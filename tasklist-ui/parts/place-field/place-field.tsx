import { ComboBox } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../ui-kit/languages.ts';
import { server } from '../../server/server.ts';
import type { Territory } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

const LONG_ENOUGH = 2;

/** Places by words of their names. */
const usePlaces = (tenant: string, words: string) =>
  useQuery({
    queryKey: [tenant, 'places', words],
    queryFn: ({ signal }) => server.listTerritories({ path: { tenant }, query: { q: words }, signal }),
    enabled: words.trim().length >= LONG_ENOUGH,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });

/** A place of the register, or what was typed instead of one. */
export interface ChosenPlace {
  place: Territory | null;
  /** What stands in the field. */
  typed: string;
}

interface PlaceFieldProps {
  id: string;
  value: ChosenPlace;
  change: (chosen: ChosenPlace) => void;
  /** Said under the field while something is typed that is no place of the register. */
  notInRegister: string;
  /** In the place of the usual hint. */
  hint?: string | undefined;
  /** Such a text is refused, not kept. */
  refuses?: boolean;
}

/** Finds a place of the address register by words; the places above it tell equal names apart. What was typed stays, chosen or not. */
export function PlaceField({ id, value, change, notInRegister, hint, refuses = false }: PlaceFieldProps) {
  const { t, language } = useTexts('place-field');
  const tenant = useTenant();
  const [words, setWords] = useState(value.place ? '' : value.typed);
  const { data } = usePlaces(tenant.id, useDeferredValue(words));
  const nameOf = (place: Territory | string | null | undefined): string =>
    !place || typeof place === 'string'
      ? (place ?? '')
      : [textIn(place.name, language), ...place.path.map((above) => textIn(above, language)).toReversed()].join(', ');
  const [begun] = useState<Territory | string>(value.place ?? value.typed);
  const open = value.typed.trim() !== '' && value.place === null;
  // While somebody types nothing is wrong yet: the list is there to choose from.
  const [within, setWithin] = useState(false);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens where the focus is
    <div onFocus={() => setWithin(true)} onBlur={() => setWithin(false)}>
      <ComboBox<Territory | string>
        id={id}
        titleText={t('place')}
        helperText={open && !refuses ? notInRegister : (hint ?? t('hint'))}
        invalid={open && refuses && !within}
        invalidText={notInRegister}
        allowCustomValue
        items={data?.items ?? []}
        itemToString={nameOf}
        shouldFilterItem={() => true}
        {...(begun && { initialSelectedItem: begun })}
        onInputChange={(typed) => {
          setWords(typed);
          if (value.place && typed === nameOf(value.place)) return;
          change({ place: null, typed });
        }}
        onChange={({ selectedItem, inputValue }) => {
          const place = selectedItem && typeof selectedItem !== 'string' ? selectedItem : null;
          change({ place, typed: place ? nameOf(place) : (inputValue ?? '') });
        }}
      />
    </div>
  );
}
