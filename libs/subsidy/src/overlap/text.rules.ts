/** Words that every scope of works holds; they say nothing about whether two are the same. */
const GENERIC =
  /工业互联网|信息化|数字化|智能化|有限公司|平台|系统|项目|服务|建设|实施|采购|软件|模块|方案|企业|公司|订阅|年度|升级|改造|提供|进行|以及|相关|配套|上云|云端|应用|功能|管理|及|和|与|的|等|套|批/gu;

/** Different words for one thing, as contracts write them. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/制造执行系统|生产执行系统|制造执行/gu, 'mes'],
  [/企业资源计划|企业资源规划/gu, 'erp'],
  [/仓储管理系统|仓库管理系统|仓储管理|仓库管理/gu, 'wms'],
  [/设备接入|设备采集|设备上云|设备联网|机台联网|机台接入/gu, '设备联网'],
  [/数据采集|数采/gu, '采集'],
  [/能耗监测|能源监测|能耗管理|能源管理/gu, '能耗'],
  [/质量追溯|品质追溯|质量管理|品质管理/gu, '质量'],
  [/注塑机|注塑设备/gu, '注塑'],
  [/冲床|冲压机|冲压设备/gu, '冲压'],
  [/加工中心|数控机床|cnc/gu, '数控'],
  [/视觉检测|机器视觉|ai质检/gu, '视觉检测'],
  [/排产|排程|aps/gu, '排产'],
  [/预测性维护|预测维护|预防性维护/gu, '预测维护'],
];

/** Marks that set apart what is otherwise written alike: a further phase, another workshop, another year. */
const MARKS =
  /(第?[一二三四五六七八九十\d]+)(期|号|车间|分厂|厂区|产线|年度|年)|(东|西|南|北|新|老)(厂区|厂|车间|区)/gu;

/** Below so many terms there is too little text to say that two scopes are the same. */
const FEWEST_TERMS = 4;
const WHOLE = 10_000;
/** What is left of the likeness when the marks contradict each other. */
const CONTRADICTED = 5_000;

/** Text in the one spelling in which scopes are compared. */
export function plainScope(text: string): string {
  let plain = text.normalize('NFKC').toLowerCase();
  for (const [words, word] of SYNONYMS) plain = plain.replace(words, word);
  return plain;
}

/** The terms of a scope: pairs of neighbouring characters of Chinese, and whole words of letters and digits. */
function termsOf(text: string): ReadonlySet<string> {
  const telling = plainScope(text).replace(GENERIC, ' ');
  const terms = new Set<string>();
  for (const [run] of telling.matchAll(/\p{Script=Han}+|[\p{Letter}\p{Number}]+/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) terms.add(run);
    else if (run.length === 1) terms.add(run);
    else for (let i = 0; i + 1 < run.length; i++) terms.add(run.slice(i, i + 2));
  }
  return terms;
}

/**
 * How much two scopes say the same, in basis points: the mean of how much of the shorter one lies in the other and of
 * their shared part of all terms, so that a bundle with one new line is found as well as a new wording. Less when their
 * marks contradict each other. Too short a text is like nothing.
 */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [termsOf(one), termsOf(other)];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  if (fewer.size < FEWEST_TERMS) return 0;
  const shared = [...fewer].filter((term) => more.has(term)).length;
  const contained = (shared * WHOLE) / fewer.size;
  const jaccard = (shared * WHOLE) / (fewer.size + more.size - shared);
  const likeness = Math.round((contained + jaccard) / 2);
  return contradict(one, other) ? Math.round((likeness * CONTRADICTED) / WHOLE) : likeness;
}

/** Whether both name a mark of the same kind and none that they share: 一期 and 二期, 东厂区 and 西厂区. */
function contradict(one: string, other: string): boolean {
  const [a, b] = [marksOf(one), marksOf(other)];
  return [...a].some(([kind, marks]) => b.has(kind) && marks.isDisjointFrom(b.get(kind)!));
}

function marksOf(text: string): Map<string, Set<string>> {
  const marks = new Map<string, Set<string>>();
  for (const [, number, unit, side, place] of text.normalize('NFKC').matchAll(MARKS)) {
    const kind = unit ?? `side-${place}`;
    const mark = (number ?? side!).replace('第', '');
    marks.set(kind, (marks.get(kind) ?? new Set()).add(mark));
  }
  return marks;
}

export interface Segment {
  readonly kind: 'SAME' | 'LEFT' | 'RIGHT';
  readonly text: string;
}

const LONGEST_ALIGNED = 1_000;

/** Two texts side by side: what both say, what only the left one says, what only the right one says, in order. */
export function aligned(left: string, right: string): Segment[] {
  const [a, b] = [tokensOf(left), tokensOf(right)];
  const lengths = commonLengths(a, b);
  const segments: { kind: Segment['kind']; text: string }[] = [];
  const add = (kind: Segment['kind'], text: string): void => {
    const last = segments.at(-1);
    if (last?.kind === kind) last.text += text;
    else segments.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('SAME', a[i]!);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      add('LEFT', a[i++]!);
    else add('RIGHT', b[j++]!);
  }
  return segments;
}

/** Characters of Chinese one by one, other words whole. */
function tokensOf(text: string): string[] {
  return text.slice(0, LONGEST_ALIGNED).match(/[a-zA-Z0-9]+|[\s\S]/gu) ?? [];
}

/** For each pair of positions the length of the longest common subsequence of what follows. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
