import { lazily, readDocument } from './data-folder.js';

/** 中小企业数字化水平评测指标(2024年版), 工信厅企业〔2024〕56号, for manufacturing. */
export interface MaturityQuestionnaire {
  readonly version: '2024';
  readonly title: string;
  readonly notice: string;
  /** 数字化基础, 数字化管理, 数字化成效: these carry the 100 points. */
  readonly dimensions: readonly MaturityDimension[];
  /** 数字化经营: 16 scenes graded 0 to 4 and not scored; the level asks for enough of them. */
  readonly scenes: readonly MaturityScene[];
  /** From 0 (无等级) to 4, ascending. */
  readonly levels: readonly MaturityLevelRule[];
  /** The thresholds were read in public tools, not in the notice itself: show them as an operator's setting. */
  readonly levelsConfidence: string;
}

/** Maximum scores are whole hundredths of a point: 7.5 points are 750. */
export interface MaturityDimension {
  readonly id: string;
  readonly title: string;
  readonly maximumHundredths: number;
  readonly subDimensions: readonly MaturitySubDimension[];
}

export interface MaturitySubDimension {
  readonly id: string;
  readonly title: string;
  readonly maximumHundredths: number;
  readonly questions: readonly MaturityQuestion[];
}

export interface MaturityQuestion {
  readonly id: string;
  /** The indicator the question belongs to, e.g. 网络建设. */
  readonly indicator: string;
  readonly title: string;
  readonly note: string | null;
  readonly kind: 'SINGLE' | 'MULTIPLE';
  readonly maximumHundredths: number;
  readonly options: readonly MaturityOption[];
  /** The figures an enterprise states to support its answer. */
  readonly evidenceFields: readonly string[];
}

export interface MaturityOption {
  /** Question and key, e.g. `network.B`: unique in the questionnaire. */
  readonly id: string;
  /** The letter before the option. */
  readonly key: string;
  readonly label: string;
  /** The option's share of the maximum of its question. Shares of several chosen options add up. */
  readonly percent: number;
  /** 无 in a question with several answers: chosen, it excludes the others. */
  readonly excludesOthers: boolean;
}

export interface MaturityScene {
  /** `S01` to `S16`. */
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  /** ★: one of the ten scenes of which a level demands a number of its own. */
  readonly constrained: boolean;
  readonly levels: readonly { readonly level: 1 | 2 | 3 | 4; readonly criterion: string }[];
}

/** A level is reached with the score and with the scenes, both. */
export interface MaturityLevelRule {
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly name: string;
  readonly minimumHundredths: number;
  /** So many scenes ... */
  readonly minimumScenes: number;
  /** ... among them so many constrained ones ... */
  readonly minimumConstrainedScenes: number;
  /** ... graded at least so. */
  readonly sceneLevel: number;
}

interface SourceFile {
  readonly standard: string;
  readonly notice: string;
  readonly levels: readonly SourceLevel[];
  readonly levels_confidence: string;
  readonly dimensions: readonly (SourceNode & {
    readonly children: readonly (SourceNode & { readonly children: readonly SourceIndicator[] })[];
  })[];
  readonly scenes: readonly MaturityScene[];
}

interface SourceLevel {
  readonly level: MaturityLevelRule['level'];
  readonly name: string;
  readonly min_score?: number;
  readonly min_scenes?: number;
  readonly min_constrained_scenes?: number;
  readonly scene_level?: number;
}

/** Weights are percentages of the node above. */
interface SourceNode {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
}

interface SourceIndicator extends SourceNode {
  readonly questions: readonly SourceQuestion[];
}

interface SourceQuestion {
  readonly title: string;
  readonly type: 'single' | 'multi';
  readonly note?: string;
  readonly options: readonly { readonly key: string; readonly label: string; readonly weight: number }[];
  readonly evidence_fields?: readonly string[];
}

/** The questionnaire with identifiers that stay the same for as long as the version does. */
export const maturityQuestionnaire = lazily((): MaturityQuestionnaire => {
  const file = readDocument('maturity-indicators.json') as SourceFile;
  return {
    version: '2024',
    title: file.standard,
    notice: file.notice,
    dimensions: file.dimensions.map((dimension) => ({
      id: dimension.id,
      title: dimension.title,
      maximumHundredths: hundredths(dimension.weight),
      subDimensions: dimension.children.map((sub) => ({
        id: sub.id,
        title: sub.title,
        maximumHundredths: hundredths(dimension.weight, sub.weight),
        questions: sub.children.flatMap((indicator) =>
          questionsOf(indicator, hundredths(dimension.weight, sub.weight, indicator.weight)),
        ),
      })),
    })),
    scenes: file.scenes,
    levels: file.levels.map(levelOf),
    levelsConfidence: file.levels_confidence,
  };
});

/** Each indicator has exactly one question in this version, so the question takes the name of its indicator. */
function questionsOf(indicator: SourceIndicator, maximumHundredths: number): MaturityQuestion[] {
  return indicator.questions.map((question) => ({
    id: indicator.id,
    indicator: indicator.title,
    title: question.title,
    note: question.note || null,
    kind: question.type === 'single' ? 'SINGLE' : 'MULTIPLE',
    maximumHundredths,
    options: question.options.map((option) => ({
      id: `${indicator.id}.${option.key}`,
      key: option.key,
      label: option.label,
      percent: option.weight,
      excludesOthers: question.type === 'multi' && option.label === '无',
    })),
    evidenceFields: question.evidence_fields ?? [],
  }));
}

/** 100 points times each percentage on the way down. Refuses what would not be a whole number. */
function hundredths(...percentages: number[]): number {
  const product = percentages.reduce((sum, percent) => sum * percent, 100 * 100);
  const whole = product / 100 ** percentages.length;
  if (!Number.isInteger(whole))
    throw new Error(`${percentages.join(' % of ')} % is no whole hundredth of a point`);
  return whole;
}

function levelOf(level: SourceLevel): MaturityLevelRule {
  return {
    level: level.level,
    name: level.name,
    minimumHundredths: (level.min_score ?? 0) * 100,
    minimumScenes: level.min_scenes ?? 0,
    minimumConstrainedScenes: level.min_constrained_scenes ?? 0,
    sceneLevel: level.scene_level ?? 0,
  };
}
