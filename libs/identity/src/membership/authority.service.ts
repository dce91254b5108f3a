import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor, type OrganisationKind } from '#libs/kernel';
import { Commands, type Data } from '#libs/platform';
import { division } from '#libs/reference';
import { Organisation } from './organisation.entity.js';

export interface NewAuthority {
  readonly kind: OrganisationKind;
  readonly name: string;
  /** Left out: the whole province. */
  readonly divisionCode?: string;
}

export interface Authority {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
}

const LISTED_MOST = 500;

/** The bodies in which officials hold their offices. One alone may enter them, because by itself a body may do nothing. */
@Injectable()
export class AuthorityService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** @throws DomainError AUTHORITY_KIND */
  register(given: NewAuthority, key: string, by: Actor): Promise<Data<Authority>> {
    by.actingAs('authority.register', {}, 'organisation');
    if (given.kind === 'ENTERPRISE' || given.kind === 'PROVIDER') throw new DomainError('AUTHORITY_KIND');
    const { kind, name, divisionCode = null } = given;
    return this.commands.run(
      { key, by, name: 'registerAuthority', body: { kind, name, divisionCode } },
      (em) =>
        Promise.resolve(authorityOf(em.create(Organisation, { id: newId(), kind, name, divisionCode }))),
    );
  }

  async list(by: Actor): Promise<Authority[]> {
    by.actingAs('authority.register', {}, 'organisation');
    const authorities = await this.em.find(
      Organisation,
      { kind: { $nin: ['ENTERPRISE', 'PROVIDER'] } },
      { orderBy: { id: 'asc' }, limit: LISTED_MOST },
    );
    return authorities.map(authorityOf);
  }
}

function authorityOf({ id, kind, name, divisionCode = null }: Organisation): Authority {
  const divisionName = divisionCode === null ? null : (division(divisionCode)?.name ?? null);
  return { id, kind, name, divisionCode, divisionName };
}
