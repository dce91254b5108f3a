import { type MaturityQuestion, type SizeClass, maturityQuestionnaire } from '#libs/reference';
import { officeMoment } from './calendar.js';
import type { DemonstrationAssessment, DemonstrationEnterprise } from './demonstration.types.js';
import { identifierOf } from './identifiers.js';
import { Random } from './random.js';

/** How far along a company of a size is on average, 0 to 1. The small ones trail. */
const ADVANCE: Readonly<Record<SizeClass, number>> = { MICRO: 0.26, SMALL: 0.4, MEDIUM: 0.56, LARGE: 0.72 };

/** Seven in ten of the certified answered. The third enterprise did not: it is there to be assessed on a first tour. */
export function assessments(
  seed: number,
  at: Date,
  enterprises: readonly DemonstrationEnterprise[],
): DemonstrationAssessment[] {
  const random = new Random(seed, 'assessments');
  return enterprises.flatMap((enterprise, number) => {
    const answered = number < 2 || (number > 2 && random.chance(0.71));
    if (enterprise.certifiedAt === null || !answered) return [];
    return [
      {
        assessmentId: identifierOf(seed, 'assessment', number),
        enterpriseId: enterprise.enterpriseId,
        questionnaireVersion: '2024' as const,
        ...answersAt(ADVANCE[enterprise.sizeClass] + 0.2 * random.normal(), random),
        completedAt: officeMoment(random, enterprise.certifiedAt, at),
      },
    ];
  });
}

/** The answers of a company that is so far along: 0 has nothing, 1 has everything. */
function answersAt(advance: number, random: Random): Pick<DemonstrationAssessment, 'answers' | 'scenes'> {
  const { dimensions, scenes } = maturityQuestionnaire();
  const questions = dimensions.flatMap(({ subDimensions }) => subDimensions.flatMap((sub) => sub.questions));
  return {
    answers: questions.map((question) => ({
      questionId: question.id,
      optionKeys: answerTo(question, advance + 0.12 * random.normal(), random),
    })),
    scenes: scenes.map(({ id }) => ({
      sceneId: id,
      level: step(advance + 0.14 * random.normal(), 4) as 0 | 1 | 2 | 3 | 4,
    })),
  };
}

function answerTo({ kind, options }: MaturityQuestion, advance: number, random: Random): string[] {
  const keys = options.map(({ key }) => key);
  if (kind === 'SINGLE') return [keys[step(advance, keys.length - 1)] ?? 'A'];
  const chosen = options.filter(({ excludesOthers }) => !excludesOthers && random.chance(advance));
  return chosen.length > 0 ? chosen.map(({ key }) => key) : ['A'];
}

/** A step of 0 to `last`. */
function step(advance: number, last: number): number {
  return Math.min(last, Math.max(0, Math.round(advance * last)));
}
