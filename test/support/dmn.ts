const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A decision table of hit policy FIRST as a DMN file. Cells are FEEL; an empty cell is any value, or no output. */
export function decisionTable(
  id: string,
  inputs: string[],
  outputs: string[],
  rules: { when: string[]; gives: string[] }[],
): string {
  const entry = (kind: 'inputEntry' | 'outputEntry', rule: number, text: string, at: number): string =>
    `<${kind} id="${id}-${rule}-${kind}-${at}"><text>${escaped(text)}</text></${kind}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-file" name="${id}" namespace="test">
  <decision id="${id}" name="${id}">
    <decisionTable id="${id}-table" hitPolicy="FIRST">
      ${inputs.map((name) => `<input id="${id}-${name}" label="${name}"><inputExpression id="${id}-${name}-is" typeRef="string"><text>${name}</text></inputExpression></input>`).join('\n')}
      ${outputs.map((name) => `<output id="${id}-${name}-out" name="${name}" typeRef="string" />`).join('\n')}
      ${rules.map(({ when, gives }, i) => `<rule id="${id}-rule-${i + 1}">${when.map((text, at) => entry('inputEntry', i, text, at)).join('')}${gives.map((text, at) => entry('outputEntry', i, text, at)).join('')}</rule>`).join('\n')}
    </decisionTable>
  </decision>
</definitions>`;
}
