/** Vite's way to read a file as text at build time. */
declare module '*.yaml?raw' {
  const text: string;
  export default text;
}

/** Read while the program is built: unchecked data. */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
