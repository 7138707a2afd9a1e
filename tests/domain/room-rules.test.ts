import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findCommands } from '../../renderer/features/command-palette/find-commands.ts';
import { layoutLineage, relatives } from '../../renderer/features/insight/lineage-layout.ts';
import { chimeOnce, type ChimePort } from '../../renderer/features/timer/chime-port.ts';
import { wallCard, wallSections } from '../../renderer/wall/wall-sections.ts';
import { sampleWorkshop } from '../../electron/core/sample/sample-workshop.ts';
import { methods as german } from '../../shared/catalogs/de/methods.ts';
import { methods as english } from '../../shared/catalogs/en/methods.ts';
import { agendaDay, type AgendaBlock } from '../../shared/domain/agenda.ts';
import { itemsOf, listItems } from '../../shared/domain/collections.ts';
import { insightOf } from '../../shared/domain/insight.ts';
import { METHODS, methodsOf, plannedMinutes } from '../../shared/domain/methods.ts';
import { isHiddenFrom, roomStateOf } from '../../shared/domain/room-state.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { extendTimer, isTimerValue, MAX_TIMER_MS, nextChime, pauseTimer, readLap, readTimer, resumeTimer, startLaps, startTimer, timerText, type TimerValue } from '../../shared/domain/timer.ts';
import { countedVotes, dotsLeft, latestResults, PAPER_VOTER, roundsOf, tally, voteProblem, votersOf, voteToRetract, winners, type Round, type Vote } from '../../shared/domain/voting.ts';

const MINUTE = 60_000;
const NOW = 1_700_000_000_000;

describe('a timer', () => {
  test('runs to its deadline, stands still while paused, takes minutes on top, and counts on when it is over', () => {
    const started = startTimer(5 * MINUTE, NOW);
    expect(readTimer(started, NOW + MINUTE)).toEqual({ phase: 'running', leftMs: 4 * MINUTE, share: 0.8 });
    const paused = pauseTimer(started, NOW + MINUTE);
    expect(readTimer(paused, NOW + 60 * MINUTE)).toMatchObject({ phase: 'paused', leftMs: 4 * MINUTE });
    const resumed = resumeTimer(paused, NOW + 60 * MINUTE);
    expect(readTimer(resumed, NOW + 63 * MINUTE)).toMatchObject({ phase: 'running', leftMs: MINUTE });
    const over = readTimer(resumed, NOW + 65 * MINUTE);
    expect([over.phase, over.share, timerText(over.leftMs)]).toEqual(['over', 0, '+1:00']);
    expect(readTimer(extendTimer(resumed, MINUTE, NOW + 70 * MINUTE), NOW + 70 * MINUTE)).toMatchObject({ phase: 'running', leftMs: MINUTE });
    expect(readTimer(null, NOW).phase).toBe('idle');
    expect([timerText(4 * MINUTE + 5_000), timerText(64 * MINUTE), timerText(1)]).toEqual(['4:05', '1:04:00', '0:01']);
  });

  test('keeps its time left through any pauses, and never becomes a value that cannot be stored', () => {
    const act = fc.record({ kind: fc.constantFrom('pause', 'resume', 'extend'), after: fc.integer({ min: 0, max: 20 * MINUTE }) });
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 10 ** 9 }), fc.array(act, { maxLength: 12 }), (ms, acts) => {
        let now = NOW;
        let timer: TimerValue = startTimer(ms, now);
        for (const { kind, after } of acts) {
          const before = readTimer(timer, now + after);
          now += after;
          timer = kind === 'pause' ? pauseTimer(timer, now) : kind === 'resume' ? resumeTimer(timer, now) : extendTimer(timer, MINUTE, now);
          const left = kind === 'extend' ? Math.min(MAX_TIMER_MS, Math.max(before.leftMs, 0) + MINUTE) : before.leftMs;
          if (kind !== 'extend' || before.leftMs + MINUTE < MAX_TIMER_MS) expect(readTimer(timer, now).leftMs).toBe(left);
          expect(isTimerValue(timer)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    for (const wrong of [null, {}, { totalMs: 1, endsAt: 1, leftMs: null, lapMs: 5 }, { totalMs: 1, endsAt: 1, leftMs: null, of: '' }, { totalMs: 1, endsAt: 1, leftMs: 1 }, { totalMs: -1, endsAt: null, leftMs: 1 }, { totalMs: 1, endsAt: null, leftMs: null }, { totalMs: 1, endsAt: 1, leftMs: null, more: 1 }]) {
      expect(isTimerValue(wrong)).toBe(false);
    }
  });
});

describe('a timer with laps', () => {
  test('says which lap runs and what is left of it, through pauses and a minute more, until it is over', () => {
    const sheet = startLaps(8, MINUTE, 'sht_a', NOW);
    expect(isTimerValue(sheet)).toBe(true);
    expect(readLap(sheet, NOW)).toEqual({ lap: 1, laps: 8, leftMs: MINUTE });
    expect(readLap(sheet, NOW + 2.5 * MINUTE)).toEqual({ lap: 3, laps: 8, leftMs: 0.5 * MINUTE });
    const paused = pauseTimer(sheet, NOW + 2.5 * MINUTE);
    expect(readLap(paused, NOW + 90 * MINUTE)).toMatchObject({ lap: 3, leftMs: 0.5 * MINUTE });
    const resumed = resumeTimer(paused, NOW + 90 * MINUTE);
    expect(resumed).toMatchObject({ lapMs: MINUTE, of: 'sht_a' });
    expect(readLap(extendTimer(resumed, MINUTE, NOW + 90 * MINUTE), NOW + 90 * MINUTE)).toEqual({ lap: 3, laps: 9, leftMs: 0.5 * MINUTE });
    expect(readLap(resumed, NOW + 200 * MINUTE)).toEqual({ lap: 8, laps: 8, leftMs: 0 });
    expect(readLap(startTimer(MINUTE, NOW), NOW)).toBeNull();
  });

  test('chimes once at the end of each lap and at its own, never for what has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1_000, max: 10 * MINUTE }), fc.integer({ min: 0, max: 30 * MINUTE }), (laps, lapMs, after) => {
        const timer = startLaps(laps, lapMs, 'sht_a', NOW);
        const moments: number[] = [];
        for (let next = nextChime(timer, NOW + after); next !== null; next = nextChime(timer, next)) moments.push(next);
        const all = Array.from({ length: laps }, (_, index) => NOW + (index + 1) * lapMs);
        expect(moments).toEqual(all.filter((moment) => moment > NOW + after));
      }),
    );
    expect(nextChime(pauseTimer(startLaps(8, MINUTE, 'sht_a', NOW), NOW), NOW)).toBeNull();
    expect(nextChime(startTimer(MINUTE, NOW), NOW)).toBe(NOW + MINUTE);
  });

  test('sounds in one of the windows that may sound, once for a moment', async () => {
    const taken = new Set<number>();
    const heard: string[] = [];
    const window = (name: string, canSound: boolean): ChimePort => ({
      canSound: () => canSound,
      claim: (moment) => {
        const free = !taken.has(moment);
        taken.add(moment);
        return Promise.resolve(free);
      },
      sound: () => heard.push(name),
    });
    const windows = [window('silenced', false), window('first', true), window('second', true)];
    expect(await Promise.all(windows.map((port) => chimeOnce(port, NOW)))).toEqual([false, true, false]);
    await Promise.all(windows.map((port) => chimeOnce(port, NOW + MINUTE)));
    expect(heard).toEqual(['first', 'first']);
  });
});

const round = (change: Partial<Round> = {}): Round => ({ id: 'rnd_a', title: 'Which?', collection: 'ideas', itemIds: [], budget: 3, maxPerItem: 2, anonymous: true, open: true, createdAt: 0, ...change });
const BALLOT = ['nte_a', 'nte_b', 'nte_c'];
const anyVotes = fc
  .array(fc.record({ itemId: fc.constantFrom(...BALLOT, 'nte_gone'), voter: fc.constantFrom('Ana', 'Ben', PAPER_VOTER), roundId: fc.constantFrom('rnd_a', 'rnd_b') }), { maxLength: 40 })
  .map((list) => list.map((vote, index): Vote => ({ ...vote, id: `vot_${String(index)}`, createdAt: index })));

describe('a vote', () => {
  test('counts within the budget whatever two laptops wrote, ranks ties alike, and leaves out what is not on the ballot', () => {
    fc.assert(
      fc.property(anyVotes, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (votes, budget, most) => {
        const run = round({ budget, maxPerItem: Math.min(budget, most) });
        const counted = countedVotes(run, votes);
        for (const voter of ['Ana', 'Ben']) {
          const mine = counted.filter((vote) => vote.voter === voter);
          expect(mine.length).toBeLessThanOrEqual(budget);
          for (const id of BALLOT) expect(mine.filter((vote) => vote.itemId === id).length).toBeLessThanOrEqual(run.maxPerItem);
          expect(dotsLeft(run, votes, voter)).toBe(budget - mine.length);
        }
        const lines = tally(run, BALLOT, votes);
        expect(lines.map(({ itemId }) => itemId).sort()).toEqual(BALLOT);
        for (const line of lines) expect(line.rank).toBe(1 + lines.filter(({ dots }) => dots > line.dots).length);
        expect(lines.map(({ dots }) => dots)).toEqual(lines.map(({ dots }) => dots).sort((a, b) => b - a));
        expect(votersOf(run, votes)).not.toContain(PAPER_VOTER);
      }),
      { numRuns: 200 },
    );
  });

  test('says why a dot cannot be placed, takes back only while open, and lets ties at the edge win together', () => {
    const dot = (itemId: string, voter = 'Ana', at = 0): Vote => ({ id: `vot_${itemId}${String(at)}${voter}`, roundId: 'rnd_a', itemId, voter, createdAt: at });
    const two = [dot('nte_a', 'Ana', 1), dot('nte_a', 'Ana', 2)];
    expect(voteProblem(round(), BALLOT, two, 'Ana', 'nte_a')).toBe('item_full');
    expect(voteProblem(round(), BALLOT, [...two, dot('nte_b')], 'Ana', 'nte_c')).toBe('budget_used');
    expect(voteProblem(round(), BALLOT, [], 'Ana', 'nte_x')).toBe('not_on_ballot');
    expect(voteProblem(round({ open: false }), BALLOT, [], 'Ana', 'nte_a')).toBe('closed');
    expect(voteProblem(round(), BALLOT, two, 'Ben', 'nte_a')).toBeNull();
    expect(voteToRetract(round(), two, 'Ana', 'nte_a')?.createdAt).toBe(2);
    expect(voteToRetract(round({ open: false }), two, 'Ana', 'nte_a')).toBeUndefined();
    const lines = tally(round(), BALLOT, [...two, dot('nte_b'), dot('nte_c', 'Ben')]);
    expect(lines.map(({ rank }) => rank)).toEqual([1, 2, 2]);
    expect(winners(lines, 2)).toEqual(BALLOT);
    expect(winners(tally(round(), BALLOT, []), 3)).toEqual([]);
  });

  test('reads half-synced rounds with defaults, and shows cards the newest closed result only', () => {
    expect(roundsOf({ rounds: { rnd_a: {} } })[0]).toMatchObject({ budget: 3, maxPerItem: 2, open: true, itemIds: [] });
    const output = {
      ideas: { nte_a: { text: 'A' } },
      rounds: { rnd_a: { collection: 'ideas', status: 'closed', order: 'a0' }, rnd_b: { collection: 'ideas', status: 'open', order: 'a1' } },
      votes: { vot_a: { roundId: 'rnd_a', itemId: 'nte_a', voter: 'Ana' }, vot_b: { roundId: 'rnd_b', itemId: 'nte_a', voter: 'Ana' } },
    };
    expect([...latestResults(output).values()]).toEqual([{ itemId: 'nte_a', dots: 1, voters: 1, rank: 1 }]);
  });
});

const block = (id: string, minutes: number, startedAt: number | null = null, finishedAt: number | null = null): AgendaBlock => ({
  id,
  title: id,
  kind: 'method',
  methodId: '',
  stepId: '',
  minutes,
  startedAt,
  finishedAt,
  order: 'a0',
});

describe('an agenda', () => {
  test('follows the plan before the day, and real times once it has begun', () => {
    const before = agendaDay([block('one', 10), block('two', 20)], NOW, NOW - MINUTE);
    expect(before).toMatchObject({ plannedMinutes: 30, spentMs: 0, plannedEnd: NOW + 30 * MINUTE, expectedEnd: NOW + 30 * MINUTE, lateMs: 0 });
    const day = agendaDay([block('one', 10, NOW, NOW + 12 * MINUTE), block('two', 20, NOW + 12 * MINUTE), block('three', 5)], NOW, NOW + 40 * MINUTE);
    expect(day.blocks.map(({ state, overMs }) => [state, overMs])).toEqual([['done', 2 * MINUTE], ['running', 8 * MINUTE], ['planned', 0]]);
    expect(day).toMatchObject({ expectedEnd: NOW + 45 * MINUTE, lateMs: 10 * MINUTE, spentMs: 40 * MINUTE });
  });

  test('never lets planned blocks overlap, whatever was begun out of order', () => {
    const anyBlock = fc.record({ minutes: fc.integer({ min: 1, max: 90 }), begun: fc.option(fc.integer({ min: 0, max: 300 })), took: fc.option(fc.integer({ min: 0, max: 90 })) });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 8 }), fc.integer({ min: -60, max: 400 }), (list, at) => {
        const blocks = list.map(({ minutes, begun, took }, index) =>
          block(String(index), minutes, begun === null ? null : NOW + begun * MINUTE, begun === null || took === null ? null : NOW + (begun + took) * MINUTE),
        );
        const day = agendaDay(blocks, NOW, NOW + at * MINUTE);
        const planned = day.blocks.filter(({ state }) => state === 'planned');
        for (const [index, one] of planned.entries()) {
          expect(one.until - one.from).toBe(one.minutes * MINUTE);
          expect(one.from).toBeGreaterThanOrEqual(planned[index - 1]?.until ?? NOW + at * MINUTE);
        }
        expect(day.expectedEnd).toBe(Math.max(NOW, ...day.blocks.map(({ until }) => until)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('method cards', () => {
  test('are at least thirty, say everything in both languages, and there are some for every step', () => {
    expect(METHODS.filter(({ kind }) => kind === 'method').length).toBeGreaterThanOrEqual(30);
    expect(new Set(METHODS.map(({ id }) => id)).size).toBe(METHODS.length);
    for (const step of STEP_IDS) expect(methodsOf(step).length, step).toBeGreaterThan(0);
    for (const { id, minutes, people, ...rest } of METHODS) {
      expect(minutes.from, id).toBeLessThanOrEqual(minutes.to);
      expect(people.from, id).toBeLessThanOrEqual(people.to);
      expect(plannedMinutes({ minutes }), id).toBeGreaterThan(0);
      for (const texts of [english[id], german[id]]) {
        for (const text of [texts.name, texts.purpose, texts.when, texts.materials, texts.example, ...texts.steps, ...texts.pitfalls]) expect(text.trim().length, id).toBeGreaterThan(3);
        expect(texts.steps.length, id).toBeGreaterThanOrEqual(rest.kind === 'method' ? 5 : 4);
        expect(texts.pitfalls.length, id).toBeGreaterThanOrEqual(2);
      }
      expect(german[id].purpose, id).not.toBe(english[id].purpose);
      expect(german[id].steps.length, id).toBe(english[id].steps.length);
    }
  });
});

describe('the room', () => {
  test('reads strange values as absent, and hides only other people’s notes while private', () => {
    expect(roomStateOf({ timer: { endsAt: 'soon' }, wallView: 'all', presentedStep: '', spotlight: 5 })).toEqual({ timer: null, presentedStep: null, presentedTab: null, wallView: 'step', spotlight: null });
    expect([isHiddenFrom({ by: 'me' }, true, 'me'), isHiddenFrom({ by: 'you' }, true, 'me'), isHiddenFrom({ by: 'you' }, true, null), isHiddenFrom({}, true, 'me'), isHiddenFrom({ by: 'you' }, false, 'me')]).toEqual([false, true, true, false, false]);
  });

  test('shows on the wall what the step holds, never notes of the facilitator and none that are private', () => {
    const { outputs } = sampleWorkshop('en');
    for (const step of STEP_IDS) {
      const shown = JSON.stringify(wallSections(step, outputs[step], false));
      const notes = (outputs[step] as { readonly facilitatorNotes?: string }).facilitatorNotes ?? '';
      expect(notes === '' || !shown.includes(notes), step).toBe(true);
      if (step !== 'pack') expect(shown.length, step).toBeGreaterThan(100);
    }
    const ideas = Object.fromEntries(Object.entries(itemsOf(outputs.ideate, 'ideas')).map(([id, idea]) => [id, { ...idea, by: 'local_a' }]));
    const sections = wallSections('ideate', { ...outputs.ideate, ideas }, true);
    expect(sections.flatMap(({ cards }) => cards)).toEqual([]);
    expect(sections.reduce((sum, { hidden }) => sum + hidden, 0)).toBe(24);
    const [id = ''] = Object.keys(ideas);
    expect(wallCard('ideate', outputs.ideate, id)?.text).toBe(itemsOf(outputs.ideate, 'ideas')[id]?.['text']);
    expect(wallCard('ideate', outputs.ideate, 'nte_gone')).toBeUndefined();
  });
});

describe('the workshop at a glance', () => {
  const { outputs } = sampleWorkshop('en');

  test('follows a story back to a finding, and places every shown entry once', () => {
    const insight = insightOf(outputs);
    expect(insight.counts.find(({ collection }) => collection === 'ideas')?.count).toBe(24);
    expect(insight.columns.map(({ total }) => total).every((total) => total > 0)).toBe(true);
    const layout = layoutLineage(insight);
    expect(new Set(layout.nodes.map(({ x, y }) => `${String(x)},${String(y)}`)).size).toBe(layout.nodes.length);
    const stories = new Set(insight.columns.at(-1)?.nodes.map(({ id }) => id));
    const findings = new Set(insight.columns[0]?.nodes.map(({ id }) => id));
    const story = [...stories].find((id) => [...relatives(id, insight.links)].some((relative) => findings.has(relative)));
    expect(story).toBeDefined();
    for (const { from, to } of insight.links) expect(relatives(from, insight.links)).toContain(to);
  });

  test('finds a must feature that lost its stories, and says nothing of a workshop that is empty', () => {
    const before = insightOf(outputs).gaps.map(({ code }) => code);
    expect(before).not.toContain('must_without_story');
    const gaps = insightOf({ ...outputs, story: {} }).gaps;
    const musts = listItems(outputs.prioritize, 'features').filter((feature) => feature['moscow'] === 'must').map((feature) => feature['name']);
    expect(gaps.find(({ code }) => code === 'must_without_story')?.names).toEqual(musts);
    expect(insightOf({})).toMatchObject({ links: [], gaps: [], votes: [] });
  });
});

test('commands are found by parts of their words, without accents, best first', () => {
  const commands = ['Zum Überblick', 'Timer starten: 5 Minuten', 'Zu Ideen'].map((title) => ({ title }));
  expect(findCommands(commands, 'uber').map(({ title }) => title)).toEqual(['Zum Überblick']);
  expect(findCommands(commands, 'zu')[0]?.title).toBe('Zum Überblick');
  expect(findCommands(commands, '5 tim').map(({ title }) => title)).toEqual(['Timer starten: 5 Minuten']);
  expect(findCommands(commands, '').length).toBe(3);
  expect(findCommands(commands, 'nichts')).toEqual([]);
});
