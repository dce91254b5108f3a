/**
 * What a line of a contract is for. The first seven are the costs that the 2018 scheme names as eligible, the last two
 * those that it excludes; which of them a round pays for is the rule of its scheme. Source: 粤经信融合函〔2018〕47号.
 */
export const COST_KINDS = [
  'PUBLIC_CLOUD_RESOURCES',
  'PLATFORM_SERVICE',
  'APPLICATION_SERVICE',
  'NETWORK',
  'IMPLEMENTATION',
  'EQUIPMENT_ACCESS',
  'NETWORK_MODIFICATION',
  'AUTOMATION_EQUIPMENT',
  'NON_CLOUD_SOFTWARE',
] as const;
export type CostKind = (typeof COST_KINDS)[number];
