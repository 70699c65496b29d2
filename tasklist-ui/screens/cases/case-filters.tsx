import { Button, Checkbox, Search, Select, SelectItem } from '@carbon/react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { standings, withChoice } from './filter.ts';
import { useFilterChoices } from './use-cases.ts';

/** Words are sent when Enter is pressed or the field is left; each choice at once. */
export function CaseFilters() {
  const { t, name, language } = useTexts('cases');
  const { id } = useTenant();
  const [address, setAddress] = useSearchParams();
  const { data: choices } = useFilterChoices(id);
  const words = address.get('q') ?? '';
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);

  const choose = (key: string, value: string): void => setAddress(withChoice(address, key, value), { replace: true });
  const search = (text: string): void => {
    if (text.trim() !== words) choose('q', text.trim());
  };
  const endings = new Set(choices?.services.flatMap((service) => service.endings.map((ending) => ending.id)));

  return (
    <search className="case-filters">
      <form
        className="case-search"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
      >
        <Search
          size="md"
          labelText={t('search')}
          placeholder={t('search-hint')}
          closeButtonLabelText={t('clear-search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => search('')}
          onBlur={() => search(typed)}
        />
      </form>
      <Choice id="status" label={t('status')} any={t('any')} value={address.get('status')} choose={choose}>
        <SelectItem value="open" text={name('status', 'open')} />
        <SelectItem value="ended" text={t('ended')} />
        {[...endings].map((ending) => (
          <SelectItem key={ending} value={ending} text={name('status', ending)} />
        ))}
      </Choice>
      <Choice id="standing" label={t('standing')} any={t('any')} value={address.get('standing')} choose={choose}>
        {standings.map((each) => (
          <SelectItem key={each} value={each} text={t(`standing.${each}`)} />
        ))}
      </Choice>
      <Choice id="categoryId" label={t('category')} any={t('any')} value={address.get('categoryId')} choose={choose}>
        {choices?.categories.map((category) => (
          <SelectItem
            key={category.id}
            value={category.id}
            text={`${category.parentId ? '– ' : ''}${textIn(category.name, language)}`}
          />
        ))}
      </Choice>
      <Choice
        id="departmentId"
        label={t('department')}
        any={t('any')}
        value={address.get('departmentId')}
        choose={choose}
      >
        {choices?.departments.map((department) => (
          <SelectItem key={department.id} value={department.id} text={textIn(department.name, language)} />
        ))}
      </Choice>
      <Choice id="urgency" label={t('urgency')} any={t('any')} value={address.get('urgency')} choose={choose}>
        {(['emergency', 'urgent', 'normal'] as const).map((urgency) => (
          <SelectItem key={urgency} value={urgency} text={name('urgency', urgency)} />
        ))}
      </Choice>
      <Choice id="sort" label={t('sort')} any={t('newest')} value={address.get('sort')} choose={choose}>
        <SelectItem value="urgency" text={t('by-urgency')} />
        <SelectItem value="due" text={t('by-due')} />
      </Choice>
      <div className="case-filter-end">
        <Checkbox
          id="late"
          labelText={t('late-only')}
          checked={address.get('late') === 'true'}
          onChange={(_, { checked }) => choose('late', checked ? 'true' : '')}
        />
        {address.size > 0 && (
          <Button kind="ghost" size="sm" onClick={() => setAddress({}, { replace: true })}>
            {t('clear')}
          </Button>
        )}
      </div>
    </search>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  any: string;
  value: string | null;
  choose: (key: string, value: string) => void;
  children: React.ReactNode;
}

function Choice({ id, label, any, value, choose, children }: ChoiceProps) {
  return (
    <Select
      id={id}
      size="md"
      labelText={label}
      value={value ?? ''}
      onChange={(event) => choose(id, event.target.value)}
    >
      <SelectItem value="" text={any} />
      {children}
    </Select>
  );
}
