import type { Case } from '../../../server/types.ts';

interface Vote {
  words: string;
}
export interface TableRule {
  table: string;
  rule: { id: string; index: number };
  annotation: string;
  /** The annotation in the languages of the release; absent where its texts say nothing of the rule. */
  text?: Readonly<Record<string, string>>;
}

/** What workers keep of how they decided (`Case.classification`, `Case.assignment`). */
export interface Why {
  how: string;
  sure?: boolean;
  confidence?: number;
  proposed?: { category: string | null };
  /** For which category and place the department was found. */
  category?: string | null;
  territory?: string | null;
  /** What the words of an unsure description spoke for, best first. */
  candidates?: readonly { category: string; reasons: readonly Vote[] }[];
  /** Id of the text in which a person gave the reason. */
  reason?: string | null;
  reasons?:
    | readonly TableRule[]
    | {
        table?: readonly TableRule[];
        words?: { category: readonly Vote[]; urgency: readonly Vote[] } | null;
        urgencyRule?: string | null;
      };
}

const isList = (reasons: Why['reasons']): reasons is readonly TableRule[] => Array.isArray(reasons);

/** The rules of decision tables that matched. */
export const tableRules = (why: Why): readonly TableRule[] =>
  isList(why.reasons) ? why.reasons : (why.reasons?.table ?? []);

/** What classification by words kept, where it was by words. */
export const wordVotes = (why: Why) => (isList(why.reasons) ? undefined : (why.reasons?.words ?? undefined));

export const urgencyRule = (why: Why) => (isList(why.reasons) ? undefined : (why.reasons?.urgencyRule ?? undefined));

/** The reason that a person wrote, unless it was erased. */
export const writtenReason = (found: Case, why: Why): string | undefined =>
  why.reason ? found.texts.find(({ id }) => id === why.reason)?.text : undefined;
