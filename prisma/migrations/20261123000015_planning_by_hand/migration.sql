-- What is planned can be stated by hand: a statement of a plan, a touchpoint or a cost may also take one away, that is
-- state that there is none of its name any more.
ALTER TABLE touchpoint ADD COLUMN is_void boolean NOT NULL DEFAULT false;
ALTER TABLE expansion_plan ADD COLUMN is_void boolean NOT NULL DEFAULT false;
ALTER TABLE cost ADD COLUMN is_void boolean NOT NULL DEFAULT false;
