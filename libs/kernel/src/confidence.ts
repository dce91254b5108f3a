/**
 * How sure a published value is: read in a source, in part, worked out from one, or none gives it and the operator has set
 * it. OPERATOR is never to be shown as law.
 */
export const CONFIDENCES = ['CONFIRMED', 'PARTIAL', 'INFERRED', 'OPERATOR'] as const;
export type SettingConfidence = (typeof CONFIDENCES)[number];
