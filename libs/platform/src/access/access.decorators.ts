import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor, Privilege } from '#libs/kernel';

export const ACCESS = 'yunshang:access';
export type Access = { readonly public: true } | { readonly privilege: Privilege };

/** What a resolver finds beside its arguments. */
export interface RequestContext {
  readonly actor: Actor | undefined;
}

/** The privilege that an operation asks for. Whose file it is, is asked in the service. */
export const AllowedTo = (privilege: Privilege): MethodDecorator =>
  SetMetadata(ACCESS, { privilege } satisfies Access);

/** An operation that anybody may call, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { public: true } satisfies Access);

/** Who acts: always there behind `@AllowedTo`, undefined behind `@Public` for a visitor. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    GqlExecutionContext.create(context).getContext<RequestContext>().actor,
);
