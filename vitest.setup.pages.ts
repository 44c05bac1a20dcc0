/** Runs before every test of components: one that waits for an effect waits as long as a busy machine needs. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 15_000 });
