import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';

export default defineConfig({
  site: 'https://example.org',
  base: '/docs',
  // Messages are shown as the server writes them.
  markdown: { smartypants: false },
  integrations: [
    starlight({
      title: 'Example',
      plugins: [starlightLinksValidator({ errorOnRelativeLinks: false })],
      sidebar: [{ label: 'Error codes', autogenerate: { directory: 'errors' } }],
    }),
  ],
});
