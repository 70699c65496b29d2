import { Button } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { type ChosenPlace, PlaceField } from '../../../parts/place-field/place-field.tsx';
import { useTexts } from '../../../text/texts.ts';
import { DepartmentChoice, useActingDepartments } from '../parts/department-choice.tsx';

/** A department for a place, with the place's name. */
export interface ServedAt {
  territoryId: string;
  place: string;
  departmentId: string;
}

const nowhere: ChosenPlace = { place: null, typed: '' };

/** Who serves a category at some places, where that is another department than elsewhere. */
export function ServedAtPlaces({ at, change }: { at: readonly ServedAt[]; change: (at: ServedAt[]) => void }) {
  const { t, language } = useTexts('categories');
  const [chosen, setChosen] = useState(nowhere);
  const [departmentId, setDepartment] = useState('');
  const [added, setAdded] = useState(0);
  const departments = useActingDepartments();
  const nameOf = (id: string) => textIn(departments.find((each) => each.id === id)?.name, language) || id;
  const add = (): void => {
    const { place } = chosen;
    if (!place || !departmentId) return;
    const others = at.filter((each) => each.territoryId !== place.id);
    change([...others, { territoryId: place.id, place: textIn(place.name, language), departmentId }]);
    setChosen(nowhere);
    setDepartment('');
    setAdded(added + 1);
  };
  return (
    <details className="administration-more" open={at.length > 0}>
      <summary>{t('at-places')}</summary>
      <div className="administration-fields">
        {at.length > 0 && (
          <ul className="administration-list" aria-label={t('at-places')}>
            {at.map((each) => (
              <li key={each.territoryId}>
                <span>
                  {each.place}: {nameOf(each.departmentId)}
                </span>
                <Button
                  kind="ghost"
                  size="sm"
                  aria-label={`${t('remove')}: ${each.place}`}
                  onClick={() => change(at.filter((other) => other !== each))}
                >
                  {t('remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <PlaceField
          key={added}
          id="served-place"
          value={chosen}
          change={setChosen}
          notInRegister={t('no-such-place')}
          hint={t('place-hint')}
          refuses
        />
        <DepartmentChoice
          id="served-there"
          label={t('department-there')}
          none={t('choose')}
          value={departmentId}
          change={setDepartment}
        />
        <Button kind="tertiary" size="sm" disabled={!chosen.place || !departmentId} onClick={add}>
          {t('add-place')}
        </Button>
      </div>
    </details>
  );
}
