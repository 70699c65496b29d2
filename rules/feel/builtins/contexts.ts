import { asContext, asList, asText, type Context, type Value } from '../values.ts';
import { fn, type Library, ofList } from './define.ts';

const keysOf = (keys: Value): string[] | null => {
  const list = asList(keys) ?? [keys];
  return list.length > 0 && list.every((key) => typeof key === 'string') ? (list as string[]) : null;
};

function put(context: Context, [key, ...rest]: string[], value: Value): Context {
  const inner = rest.length > 0 ? put(asContext(context[key!] ?? null) ?? {}, rest, value) : value;
  return { ...context, [key!]: inner };
}

function valueAt(context: Value, [key, ...rest]: string[]): Value {
  const own = asContext(context);
  const value = own && Object.hasOwn(own, key!) ? own[key!]! : null;
  return rest.length > 0 ? valueAt(value, rest) : value;
}

function putIn(context: Value, key: Value, value: Value): Value {
  const own = asContext(context);
  const keys = keysOf(key);
  return own && keys && put(own, keys, value);
}

const merge = (list: Value[]): Value =>
  list.every((each) => asContext(each)) ? Object.assign({}, ...(list as Context[])) : null;

export const contexts: Library = {
  'get value': fn(['m, key', 'context, key', 'context, keys'], (context, key) => {
    const keys = keysOf(key);
    return keys && asContext(context) ? valueAt(context, keys) : null;
  }),
  'get entries': fn(['context', 'm'], (context) => {
    const own = asContext(context);
    return own && Object.entries(own).map(([key, value]) => ({ key, value }));
  }),
  'context put': fn(['context, key, value', 'context, keys, value'], putIn),
  put: fn('context, key, value', putIn),
  'context merge': ofList(merge, 'contexts'),
  'put all': ofList(merge, 'contexts'),
  context: fn('entries', (all) => {
    const pairs = asList(all)?.map(asContext);
    if (!pairs?.every((pair) => asText(pair?.key ?? null) !== null && pair!.value !== undefined)) return null;
    return Object.fromEntries(pairs.map((pair) => [pair!.key as string, pair!.value!]));
  }),
};
