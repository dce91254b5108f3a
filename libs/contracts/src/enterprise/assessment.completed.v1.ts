import { IsISO8601, IsInt, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** An enterprise completed a maturity assessment. */
export class AssessmentCompletedV1 {
  static readonly source = 'enterprise';
  static readonly type = 'assessment.completed.v1';
  @IsId() readonly assessmentId!: string;
  @IsId() readonly enterpriseId!: string;
  @IsString() readonly questionnaireVersion!: string;
  /** Score of 0 to 100 points, in hundredths. */
  @IsInt() readonly scoreHundredths!: number;
  /** 0 (none) to 4. */
  @IsInt() readonly level!: number;
  /** Scenes (S01 to S16) in which the enterprise is below the next level. */
  @IsString({ each: true }) readonly weakScenes!: readonly string[];
  @IsISO8601() readonly completedAt!: string;
}
