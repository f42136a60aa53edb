/**
 * The page's content security policy refuses the very attempt to make code out of text, and the console tells of each. zod tries it as
 * soon as a first schema is made, and comes late and with whatever part of the program asks first: before all of them it reads here that
 * it shall not.
 */
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true });
