import { defineEntity, p } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalDate } from '#libs/kernel';
import type { ControlKind } from './control.rules.js';

/** A relation as the register of companies has it today. */
export interface RegisteredControl {
  readonly holder: string;
  readonly held: string;
  readonly kind: ControlKind;
  readonly shareBasisPoints: number | null;
  readonly fromOn: LocalDate;
}

const RegisteredControlSchema = defineEntity({
  name: 'RegisteredControl',
  properties: {
    holder: p.text().primary(),
    held: p.text().primary(),
    kind: p.text().$type<ControlKind>().primary(),
    shareBasisPoints: p.integer().nullable(),
    fromOn: p.date().$type<LocalDate>(),
  },
});
/** What stands in the place of the register of companies. */
export class RegisteredRelation extends RegisteredControlSchema.class {}
RegisteredControlSchema.setClass(RegisteredRelation);

/** The register of companies: who holds whom, and who shares a legal representative. */
export abstract class ControlRegistry {
  /** Everything that the register has of a company today, as holder and as held. */
  abstract of(em: EntityManager, code: string): Promise<readonly RegisteredControl[]>;
}

/** Reads a table in the place of the register, where no other is connected. */
export class EmbeddedControlRegistry extends ControlRegistry {
  of(em: EntityManager, code: string): Promise<readonly RegisteredControl[]> {
    return em.execute<RegisteredControl[]>(
      `select holder, held, kind, share_basis_points as "shareBasisPoints", from_on::text as "fromOn"
         from registered_control where holder = ? or held = ? order by holder, held, kind`,
      [code, code],
    );
  }
}
