import { startLab } from '../../support/zeebe-lab/lab.ts';
import { ZeebeClient } from '../contract/zeebe-client.ts';
import type { Command, Diagram } from './diagram.ts';
import { type Driven, drive, isRefused } from './drive.ts';
import { generate } from './generator.ts';
import { xmlOf } from './xml.ts';
import { BrokenDown, type Otherwise, type Play, ZeebeWorlds } from './zeebe-worlds.ts';

/** A seed's world as our engine lived it. */
export interface Lived extends Driven {
  seed: number;
  tag: string;
  diagram: Diagram;
}

/** So many worlds are played side by side: they share the waiting, and the engine's state stays small. */
export const together = Number(process.env.TOGETHER ?? 100);

export const tagOf = (seed: number): string => `w${seed}`;

/** Makes the worlds of these seeds and lives through them on our engine. Those that our check refuses are told apart, with the rules. */
export async function live(seeds: number[]): Promise<{ lived: Lived[]; refused: Map<number, string[]> }> {
  const lived: Lived[] = [];
  const refused = new Map<number, string[]>();
  for (const seed of seeds) {
    const diagram = generate(seed);
    const tag = tagOf(seed);
    const driven = await drive(diagram, seed, tag);
    if (isRefused(driven)) refused.set(seed, driven.refused);
    else lived.push({ seed, tag, diagram, ...driven });
  }
  return { lived, refused };
}

export const playOf = ({ tag, diagram, commands, looks }: { tag: string; diagram: Diagram } & Driven): Play => ({
  tag,
  xml: xmlOf(diagram, tag),
  commands,
  looks,
});

/**
 * A real Zeebe engine that plays worlds, many at once; `close` ends its process. When Zeebe breaks down over one of them, another engine
 * takes its place and the worlds are played again in ever smaller groups, until it is known over which. What goes otherwise is played
 * once more with more patience: on a busy machine Zeebe may be late.
 */
export async function openRig(version = '8.8.0', size = together) {
  let lab = await startLab(version);
  let client = new ZeebeClient(lab, answerWithin);
  const close = async () => {
    client.close();
    await lab.stop();
  };
  const playAll = async (plays: Play[], patience: number): Promise<Otherwise[]> => {
    if (plays.length === 0) return [];
    try {
      return await new ZeebeWorlds(client, patience).play(plays);
    } catch (error) {
      if (!(error instanceof BrokenDown)) throw error;
      console.error(`${error.message} (${error.suspect ?? `${plays.length} worlds`}); another engine takes its place`);
      await close();
      lab = await startLab(version);
      client = new ZeebeClient(lab, answerWithin);
      if (plays.length === 1)
        return [
          { tag: plays[0]!.tag, at: error.round, part: 'breakdown', ours: '', theirs: error.message, amid: false },
        ];
      const suspects = plays.filter(({ tag }) => tag === error.suspect);
      const some = suspects.length > 0 ? suspects : plays.slice(0, Math.ceil(plays.length / 2));
      return [
        ...(await playAll(some, patience)),
        ...(await playAll(
          plays.filter((each) => !some.includes(each)),
          patience,
        )),
      ];
    }
  };
  const playInGroups = async (plays: Play[], patience: number): Promise<Otherwise[]> => {
    const all: Otherwise[] = [];
    for (let from = 0; from < plays.length; from += size)
      all.push(...(await playAll(plays.slice(from, from + size), patience)));
    return all;
  };
  return {
    async play(plays: Play[]): Promise<Otherwise[]> {
      const wrong = await playInGroups(plays, patience);
      const brokenDown = wrong.filter(({ part }) => part === 'breakdown');
      const again = plays.filter(({ tag }) => wrong.some((each) => each.tag === tag && each.part !== 'breakdown'));
      return [...brokenDown, ...(await playInGroups(again, 4 * patience))];
    },
    close,
  };
}

const answerWithin = 60_000;
const patience = 3000;

export type Rig = Awaited<ReturnType<typeof openRig>>;
export type { Command };
