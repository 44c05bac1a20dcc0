/** A text as a literal, for the commands that take no parameters (COPY). The server's strings are standard-conforming. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
