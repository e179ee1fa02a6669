// @ts-check
// How the other modules get at a charger in the core: by a method that nobody else can name.

export const connect = Symbol("connect");
