import { Select, SelectItem, SelectItemGroup } from '@carbon/react';
import { textIn } from '../../../ui-kit/languages.ts';
import type { Category } from '../../server/types.ts';
import { useTexts } from '../../text/texts.ts';

interface CategoryFieldProps {
  id: string;
  categories: readonly Category[];
  value: string;
  /** It may be left open. */
  unsure?: boolean;
  chosen: (categoryId: string) => void;
}

/** The tree of categories: the upper ones head a group and can be chosen themselves. "Not sure" leaves it to the rules and, if need be, to a colleague. */
export function CategoryField({ id, categories, value, unsure = true, chosen }: CategoryFieldProps) {
  const { t, language } = useTexts('category-field');
  const childrenOf = (parent: string | null): readonly Category[] =>
    categories.filter(({ parentId }) => parentId === parent);
  const below = (category: Category): readonly Category[] =>
    childrenOf(category.id).flatMap((child) => [child, ...below(child)]);
  const roots = childrenOf(null);

  return (
    <Select id={id} labelText={t('category')} value={value} onChange={(event) => chosen(event.target.value)}>
      {unsure && <SelectItem value="" text={t('unsure')} />}
      {roots.map((root) => {
        const inside = below(root);
        const name = textIn(root.name, language);
        if (inside.length === 0) return <SelectItem key={root.id} value={root.id} text={name} />;
        return (
          <SelectItemGroup key={root.id} label={name}>
            {inside.map((category) => (
              <SelectItem key={category.id} value={category.id} text={textIn(category.name, language)} />
            ))}
            <SelectItem value={root.id} text={t('other', { category: name })} />
          </SelectItemGroup>
        );
      })}
    </Select>
  );
}
