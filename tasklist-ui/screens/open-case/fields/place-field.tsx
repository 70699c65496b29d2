import { ComboBox } from '@carbon/react';
import { useDeferredValue, useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import type { Territory } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { usePlaces } from '../use-open-case.ts';

/** Finds a place of the address register by words; the places above it tell equal names apart. */
export function PlaceField({ chosen }: { chosen: (territoryId: string) => void }) {
  const { t, language } = useTexts('open-case');
  const { id } = useTenant();
  const [words, setWords] = useState('');
  const { data } = usePlaces(id, useDeferredValue(words));
  const nameOf = (place: Territory | null | undefined): string =>
    place
      ? [textIn(place.name, language), ...place.path.map((above) => textIn(above, language)).toReversed()].join(', ')
      : '';

  return (
    <ComboBox
      id="place"
      titleText={t('place')}
      helperText={t('place-hint')}
      items={data?.items ?? []}
      itemToString={nameOf}
      shouldFilterItem={() => true}
      onInputChange={setWords}
      onChange={({ selectedItem }) => chosen(selectedItem?.id ?? '')}
    />
  );
}
