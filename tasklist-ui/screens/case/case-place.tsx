import { momentOf } from '../../../ui-kit/instants.ts';
import { textIn } from '../../../ui-kit/languages.ts';
import { Diagram } from '../../parts/diagram/diagram.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useLanguage } from '../../text/language.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { useDiagram } from './use-case.ts';

/** The diagram with the token's place. */
export function CasePlace({ caseId }: { caseId: string }) {
  const { id, zone } = useTenant();
  const language = useLanguage();
  const sentence = useSentence();
  const { data, error, refetch } = useDiagram(id, caseId);
  if (!data)
    return error ? <Failed sentence={sentence(error)} retry={() => void refetch()} /> : <LoadingRows rows={3} />;
  const names = Object.fromEntries(Object.entries(data.names).map(([id, name]) => [id, textIn(name, language)]));
  return (
    <Diagram
      xml={data.bpmn}
      active={data.active}
      done={data.completed}
      stuck={data.incidents.map(({ elementId }) => elementId)}
      names={names}
      until={Object.fromEntries(data.waits.map(({ elementId, until }) => [elementId, momentOf(until, zone, language)]))}
    />
  );
}
