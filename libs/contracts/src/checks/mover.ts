import { IsIn } from 'class-validator';

/** Who has to move next on a file. */
export const MOVERS = ['ENTERPRISE', 'PROVIDER', 'BUREAU', 'COMMISSION'] as const;
export type Mover = (typeof MOVERS)[number];

export const IsMover = (): PropertyDecorator => IsIn(MOVERS);
