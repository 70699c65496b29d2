import { CommandRefused, type Intents, type Json, type Origin, type Variables } from './port.ts';

const megabyte = 1024 * 1024;
/** Zeebe's own: a gateway takes no more in a command, and its records hold no larger variable. */
export const mostInVariable = megabyte;
export const mostInCommand = 4 * megabyte;

/** Characters of a value as JSON, near enough; counting ends beyond `most`. */
function sizeOf(value: Json, most: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const [key, entry] of Object.entries(value)) {
    size += (Array.isArray(value) ? 1 : key.length + 4) + sizeOf(entry, most - size);
    if (size > most) break;
  }
  return size;
}

function check(variables: Variables): void {
  let all = 0;
  for (const [name, value] of Object.entries(variables)) {
    const size = sizeOf(value, mostInCommand);
    if (size > mostInVariable)
      throw new CommandRefused('invalid', `expected at most 1 MB in the variable ${name} but got more`);
    all += size;
  }
  if (all > mostInCommand) throw new CommandRefused('invalid', 'expected at most 4 MB of variables but got more');
}

const checked =
  <Command extends { variables: Variables }, Said>(carry: (origin: Origin, command: Command) => Promise<Said>) =>
  async (origin: Origin, command: Command): Promise<Said> => {
    check(command.variables);
    return carry(origin, command);
  };

/** The same intents, of which those that bring variables refuse too much of them: here as on Zeebe. */
export const withinLimits = <Some extends Omit<Intents, 'cancel'>>(intents: Some): Some => ({
  ...intents,
  start: checked(intents.start),
  publish: checked(intents.publish),
  ...(intents.broadcast && { broadcast: checked(intents.broadcast) }),
  completeTask: checked(intents.completeTask),
  setVariables: checked(intents.setVariables),
});
