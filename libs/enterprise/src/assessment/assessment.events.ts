import type { AssessmentCompletedV1 } from '#libs/contracts';
import type { Assessment } from './assessment.entity.js';

/** What the other rooms are told of an assessment: the outcome, never the answers. */
export function assessmentEvent(
  assessment: Pick<
    Assessment,
    'id' | 'enterpriseId' | 'questionnaireVersion' | 'scoreHundredths' | 'level' | 'result' | 'completedAt'
  >,
): AssessmentCompletedV1 {
  return {
    assessmentId: assessment.id,
    enterpriseId: assessment.enterpriseId,
    questionnaireVersion: assessment.questionnaireVersion,
    scoreHundredths: assessment.scoreHundredths,
    level: assessment.level,
    weakScenes: assessment.result.weakScenes,
    completedAt: assessment.completedAt.toISOString(),
  };
}
