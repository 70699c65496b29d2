import type { Command, Diagram } from './diagram.ts';
import { activitiesOf } from './walk.ts';
import { mainProcess, named, xmlOf } from './xml.ts';

const tag = 'w0';
const text = JSON.stringify;

/**
 * A file of contract cases with one world in it: `npm run contract -- --engine=memory|postgres|zeebe <file>` plays it on any engine and
 * prints what stands after each command. What is to be expected is left to whoever has asked the engine.
 */
export function asCase(name: string, diagram: Diagram, commands: Command[]): string {
  const byPeople = new Set(
    activitiesOf(diagram)
      .filter(({ does }) => does.what === 'user' || does.what === 'native')
      .map(({ id }) => id),
  );
  let minute = 0;
  const lineOf = (command: Command): string => {
    switch (command.do) {
      case 'start':
        return `h.start('${mainProcess(tag)}', ${text(command.variables)})`;
      case 'complete':
      case 'task':
        return `h.${byPeople.has(command.element) ? 'completeUser' : 'complete'}('${command.element}', ${text(command.variables)})`;
      case 'fail':
        return `h.fail('${command.element}', ${command.retries}, { backoff: ${command.backOff} })`;
      case 'throw':
        return `h.throwError('${command.element}', '${command.code}', ${text(command.variables)})`;
      case 'retries':
        return `h.retries('${command.element}', ${command.retries})`;
      case 'assign':
        return `h.assign('${command.element}', '${command.assignee}')`;
      case 'variables':
        return `h.setVariables((await h.element('${command.element === 'p' ? mainProcess(tag) : command.element}')).key, ${text(command.variables)}, ${command.local})`;
      case 'message':
        return `h.message('${named(command.name, tag)}', ${text(command.variables)}, '${command.key}', ${text({ ttl: command.ttl, id: command.id })})`;
      case 'signal':
        return `h.signal('${named(command.name, tag)}', ${text(command.variables)})`;
      case 'resolve':
        return 'h.resolve()';
      case 'cancel':
        return 'h.cancel()';
      case 'modify':
        return `h.modify({ activate: ${text(command.activate.map((id) => ({ id, vars: command.variables })))} })`;
      case 'clock': {
        const by = command.minute - minute;
        minute = command.minute;
        return `h.advance('PT${by}M1S')`;
      }
    }
  };
  return `// ${name}
const look = async (h) => console.log(JSON.stringify([await h.jobs(), await h.users(), await h.timers(), await h.subs(), await h.incidents()]));
export const cases = [
  {
    name: ${text(name)},
    xml: ${text(xmlOf(diagram, tag))},
    async fn(h) {
${commands.map((command) => `      await ${lineOf(command)};\n      await look(h);`).join('\n')}
    },
  },
];
`;
}
