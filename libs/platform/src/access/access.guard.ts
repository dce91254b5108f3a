import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { DomainError, forbidden } from '#libs/kernel';
import { ACCESS, type Access, type RequestContext } from './access.decorators.js';

/** Set by `@nestjs/graphql` on the methods of `@ResolveField`. */
const FIELD = 'graphql:resolve_property';

/**
 * Lets an operation through when its privilege is held. An operation that names none is refused; a field of a type that
 * was already answered is not asked again. Runs for entity references too, because the driver is told to
 * (`fieldResolverEnhancers`): without that they would be open.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) {
      if (this.reflector.get<boolean>(FIELD, context.getHandler())) return true;
      throw new DomainError('FORBIDDEN', { roles: [] });
    }
    if ('public' in access) return true;
    const { actor } = GqlExecutionContext.create(context).getContext<RequestContext>();
    if (!actor) throw new DomainError('UNAUTHENTICATED');
    if (!actor.may(access.privilege)) throw forbidden(access.privilege);
    return true;
  }
}
