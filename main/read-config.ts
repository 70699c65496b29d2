import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { Value } from '@sinclair/typebox/value';
import { projectRoot } from '../store/root.ts';
import { Config, GROUPS, SETTINGS, type SettingName, schemaOf } from './config.ts';
import { Refusal } from './refusal.ts';

/** Where settings come from, weakest first. */
export interface Sources {
  /** The file `.env` of the installation. */
  readonly file?: Record<string, string | undefined>;
  readonly environment: Record<string, string | undefined>;
  /** `--name=value`, `--empty`. */
  readonly args?: readonly string[];
}

/** The sources of this process. */
export function ownSources(): Sources {
  return { file: envFile(resolve(projectRoot(), '.env')), environment: process.env, args: process.argv.slice(2) };
}

/**
 * Reads and checks all settings before anything is opened.
 * @throws Refusal that lists every fault at once.
 */
export function readConfig(sources: Sources = ownSources()): Config {
  const faults: string[] = [];
  const { given, origin } = gather(sources, faults);
  const typed = Value.Default(Config, Value.Convert(Config, given)) as Config;
  for (const name of SETTINGS) {
    if (faultless(name, typed[name])) continue;
    const seen = schemaOf(name).secret ? 'something else' : JSON.stringify(given[name]);
    faults.push(`${origin[name] ?? name}: expected ${schemaOf(name).expected} but got ${seen}`);
  }
  faults.push(...incomplete(typed));
  if (faults.length > 0)
    throw new Refusal(`The configuration cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return { ...typed, SAKIN_DATA: resolve(projectRoot(), typed.SAKIN_DATA) };
}

function incomplete(config: Config): string[] {
  return GROUPS.flatMap(({ what, names }) => {
    const missing = names.filter((name) => config[name] === undefined);
    return missing.length === 0 || missing.length === names.length ? [] : [`${what} also needs ${missing.join(', ')}`];
  });
}

function faultless(name: SettingName, value: unknown): boolean {
  if (value === undefined) return !(Config.required as readonly string[]).includes(name);
  return Value.Check(schemaOf(name), value);
}

function gather(sources: Sources, faults: string[]) {
  const given: Record<string, unknown> = {};
  const origin: Record<string, string> = {};
  const set = (name: SettingName, value: string, from: string) => {
    given[name] = schemaOf(name).type === 'array' ? value.split(',').map((part) => part.trim()) : value;
    origin[name] = from;
  };
  for (const source of [sources.file ?? {}, sources.environment]) {
    for (const name of SETTINGS) {
      const [value, file] = [source[name], source[`${name}_FILE`]];
      if (value && file) faults.push(`${name} and ${name}_FILE are both set: leave one`);
      else if (value) set(name, value, name);
      else if (file) readSecret(file, `${name}_FILE`, faults, (secret) => set(name, secret, `${name}_FILE`));
    }
  }
  for (const [name, value] of readArguments(sources.args ?? [], faults)) set(name, value, `--${flagOf(name)}`);
  return { given, origin };
}

const flagOf = (name: SettingName): string => name.toLowerCase().replaceAll('_', '-');

function readArguments(args: readonly string[], faults: string[]): [SettingName, string][] {
  const { tokens } = parseArgs({ args: [...args], strict: false, allowPositionals: true, tokens: true });
  return tokens.flatMap((token): [SettingName, string][] => {
    const name = token.kind === 'option' ? SETTINGS.find((known) => flagOf(known) === token.name) : undefined;
    if (name && token.kind === 'option') return [[name, token.value ?? 'true']];
    faults.push(
      `${args[token.index]} is not known: there are ${SETTINGS.map((known) => `--${flagOf(known)}`).join(', ')}`,
    );
    return [];
  });
}

function readSecret(path: string, name: string, faults: string[], take: (secret: string) => void): void {
  try {
    take(readFileSync(path, 'utf8').trim());
  } catch (error) {
    faults.push(`${name}: ${(error as Error).message}`);
  }
}

function envFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8')) as Record<string, string | undefined>;
  } catch {
    return {};
  }
}
