import { readFileSync } from 'node:fs';
import { Random } from '#libs/demonstration';
import { addMonths } from '#libs/kernel';
import type { RankedNeed, RankedSolution } from '../../libs/matching/src/scoring/ranking.facts.js';
import { cities, industry } from '#libs/reference';

/** A concrete problem of factories and what providers sell against it. It is what the labels rest on and nobody ranks by. */
interface Topic {
  readonly id: string;
  /** The scenes it belongs to, the main one first. */
  readonly scenarios: readonly string[];
  /** Topics whose solutions help a part of the way. */
  readonly near: readonly string[];
  /** Two circles of industries for which providers make special editions. */
  readonly industries: readonly (readonly string[])[];
  readonly texts: readonly { readonly title: string; readonly summary: string }[];
}

interface WrittenNeed {
  readonly topic: string;
  readonly industryCode: string;
  readonly title: string;
  readonly description: string;
}

/** TUNING may be looked at while words and weights are chosen; TEST is for the figures alone. */
export type Part = 'TUNING' | 'TEST';

export interface LabelledNeed {
  readonly need: RankedNeed;
  readonly topic: string;
  readonly part: Part;
  /** 1 to 3 by solution id; a solution that is absent has 0. */
  readonly grades: ReadonlyMap<string, number>;
}

export interface LabelledSet {
  readonly needs: readonly LabelledNeed[];
  readonly solutions: readonly RankedSolution[];
}

const SEED = 20_201_122;
const BEGINS_ON = '2020-10-12';
const MACHINES = ['Modbus TCP', 'OPC UA', 'PLC 以太网驱动', 'Modbus RTU', '数控系统采集', 'MQTT'];
const SYSTEMS = ['ERP', '财务软件', 'MES', 'OA', 'WMS', 'PLM', 'CRM', 'SCADA'];
/** Sentences that any provider writes: they tell nothing, and a good ranking is not led by them. */
const EVERYDAY = [
  '支持私有化与云端两种部署，按年订阅。',
  '提供实施、培训与驻厂服务，七个工作日响应。',
  '已在多家制造企业落地，帮助客户降本增效、提升管理水平。',
  '开放接口，可与企业已有系统对接，数据安全合规。',
  '移动端与电脑端同步，界面简洁，员工一学就会。',
  '助力企业数字化转型升级，实现精益管理与持续改善。',
];
const SIZES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'];
const MACHINE_SCENES = new Set(['S06', 'S07', 'S08', 'S10']);

/**
 * Needs in the words of factories and solutions in the words of providers, with labels by stated criteria:
 * 0 what cannot be had (industry, size, region, price, time or capacity) or is about something else; 1 feasible and of a
 * near topic; 2 feasible and of the topic; 3 of the topic and made for the industry of the need. See README.md.
 */
export function labelledSet(): LabelledSet {
  const topics = read('topics.json') as Topic[];
  const solutions = topics.flatMap(solutionsOf);
  const bySolution = new Map(solutions.map(({ topic, solution }) => [solution.id, { topic, solution }]));
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  const seen = new Map<string, number>();
  const needs = (read('needs.json') as WrittenNeed[]).map((written, at) => {
    const topic = topicOf.get(written.topic)!;
    const nth = seen.get(topic.id) ?? 0;
    seen.set(topic.id, nth + 1);
    const need = needOf(written, topic, at);
    const grades = new Map<string, number>();
    for (const [id, candidate] of bySolution) {
      const grade = gradeOf(need, topic, candidate.topic, candidate.solution);
      if (grade > 0) grades.set(id, grade);
    }
    // Two of five of every topic are for tuning, so that both parts know every topic.
    return { need, topic: topic.id, part: nth % 5 < 2 ? ('TUNING' as const) : ('TEST' as const), grades };
  });
  return { needs, solutions: solutions.map(({ solution }) => solution) };
}

/** Sixteen providers per topic: six for everybody, six and four for a circle of industries. */
function solutionsOf(topic: Topic): { topic: Topic; solution: RankedSolution }[] {
  const [first = [], second = []] = topic.industries;
  const circles: readonly (readonly string[])[] = Array.from({ length: 16 }, (_, at) =>
    at < 6 ? [] : at < 12 ? first : second,
  );
  return circles.map((industries, at) => {
    const random = new Random(SEED, `${topic.id}/${at}`);
    const text = topic.texts[at % topic.texts.length]!;
    const named = industries.map((code) => industry(code)!.name).join('、');
    const priceFromFen = BigInt(Math.round(80_000 * Math.exp(0.7 * random.normal()))) * 100n;
    return {
      topic,
      solution: {
        id: `${topic.id}-${at}`,
        providerId: `provider-of-${topic.id}-${at}`,
        title: text.title,
        summary: [
          `${text.summary}。`,
          named && `面向${named}企业。`,
          ...random.sample(EVERYDAY, random.between(1, 3)),
        ].join(''),
        scenarios: topic.scenarios,
        industries,
        sizeClasses: random.chance(0.75) ? [] : random.sample(SIZES, 2),
        regions: random.chance(0.75)
          ? []
          : random.sample(
              cities().map(({ code }) => code),
              8,
            ),
        protocols: topic.scenarios.some((scene) => MACHINE_SCENES.has(scene))
          ? random.sample(MACHINES, random.between(2, 5))
          : [],
        integrations: random.sample(SYSTEMS, random.between(1, 4)),
        priceFromFen,
        priceToFen: (priceFromFen * BigInt(random.between(12, 25))) / 10n,
        deliveryMonths: random.between(1, 8),
        capacityPerMonth: random.chance(0.05) ? 0 : random.between(1, 8),
      },
    };
  });
}

function needOf({ title, description, industryCode }: WrittenNeed, topic: Topic, at: number): RankedNeed {
  const random = new Random(SEED, `need/${at}`);
  const askable = cities().filter(({ code }) => code !== '440300');
  return {
    title,
    description,
    // People do not always pick the scene under which the catalogue files the thing.
    scenario: random.chance(0.8) ? topic.scenarios[0]! : topic.scenarios.at(-1)!,
    industryCode,
    sizeClass: random.pickWeighted([
      ['MICRO', 15],
      ['SMALL', 50],
      ['MEDIUM', 28],
      ['LARGE', 7],
    ]),
    cityCode: random.pick(askable).code,
    protocols: MACHINE_SCENES.has(topic.scenarios[0]!) ? random.sample(MACHINES, random.between(0, 2)) : [],
    integrations: random.sample(SYSTEMS, random.between(0, 2)),
    budgetToFen: BigInt(Math.round(160_000 * Math.exp(0.5 * random.normal()))) * 100n,
    beginsOn: BEGINS_ON,
    deliverBy: addMonths(BEGINS_ON, random.between(5, 12)),
    weakScenes: [topic.scenarios[0]!, ...random.sample(['S03', 'S06', 'S08', 'S12', 'S13'], 2)],
  };
}

function gradeOf(need: RankedNeed, topic: Topic, other: Topic, solution: RankedSolution): number {
  if (!feasible(need, solution)) return 0;
  if (other.id === topic.id) return solution.industries.length > 0 ? 3 : 2;
  return topic.near.includes(other.id) ? 1 : 0;
}

/** Written again, apart from the ranking: what is measured must not make the labels. */
function feasible(need: RankedNeed, solution: RankedSolution): boolean {
  const within = (list: readonly string[], wanted: string) =>
    list.length === 0 || list.some((code) => wanted.startsWith(code));
  return (
    within(solution.industries, need.industryCode) &&
    within(solution.sizeClasses, need.sizeClass) &&
    within(solution.regions, need.cityCode) &&
    solution.priceFromFen <= need.budgetToFen &&
    addMonths(need.beginsOn, solution.deliveryMonths) <= need.deliverBy &&
    solution.capacityPerMonth > 0
  );
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
